// SPDX-License-Identifier: Apache-2.0
// Attack: A module that exports nothing that could be invoked.
// Outcome: refused-by-build /onInvoke/

export const something = 1;
