// SPDX-License-Identifier: Apache-2.0

/** Functions: the named things that a site owns; metadata only until a version exists. */
@NullMarked
package ee.functions.jpa.function;

import org.jspecify.annotations.NullMarked;
