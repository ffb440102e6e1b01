// SPDX-License-Identifier: Apache-2.0

/** How far the invocations of a function by each of its tags may scale. */
@NullMarked
package ee.functions.jpa.scaling;

import org.jspecify.annotations.NullMarked;
