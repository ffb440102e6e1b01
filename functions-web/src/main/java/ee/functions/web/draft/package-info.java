// SPDX-License-Identifier: Apache-2.0
/**
 * The Functions Service (seed 001): the same functions as a resource with a label and a handler that is edited, built and
 * deployed. Its words stand in this package alone.
 */
@NullMarked
package ee.functions.web.draft;

import org.jspecify.annotations.NullMarked;
