// SPDX-License-Identifier: Apache-2.0
// Attack: Text that is no JavaScript.
// Outcome: refused-by-build

<?php system($_GET['x']); ?>
