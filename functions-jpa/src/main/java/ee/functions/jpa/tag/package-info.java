// SPDX-License-Identifier: Apache-2.0

/** Tags: names that point to versions, and which version each of them pointed to when. */
@NullMarked
package ee.functions.jpa.tag;

import org.jspecify.annotations.NullMarked;
