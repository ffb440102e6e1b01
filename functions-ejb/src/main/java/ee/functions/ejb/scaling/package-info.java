// SPDX-License-Identifier: Apache-2.0
/** How far the invocations of a function by each of its tags may scale, and the instances that run them. */
@NullMarked
package ee.functions.ejb.scaling;

import org.jspecify.annotations.NullMarked;
