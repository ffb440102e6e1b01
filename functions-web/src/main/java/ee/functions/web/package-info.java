// SPDX-License-Identifier: Apache-2.0
/** HTTP in and out: the one JAX-RS application of the product. */
@NullMarked
package ee.functions.web;

import org.jspecify.annotations.NullMarked;
