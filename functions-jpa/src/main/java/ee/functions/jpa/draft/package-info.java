// SPDX-License-Identifier: Apache-2.0

/** Drafts: what the next build of a function is made of. */
@NullMarked
package ee.functions.jpa.draft;

import org.jspecify.annotations.NullMarked;
