// SPDX-License-Identifier: Apache-2.0
/** Drafts: the source of a function that its author still edits, until a build makes a version of it. */
@NullMarked
package ee.functions.ejb.draft;

import org.jspecify.annotations.NullMarked;
