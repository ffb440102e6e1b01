// SPDX-License-Identifier: Apache-2.0
/** The egress rules of sites over HTTP. */
@NullMarked
package ee.functions.web.egress;

import org.jspecify.annotations.NullMarked;
