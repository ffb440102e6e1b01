// SPDX-License-Identifier: Apache-2.0
/** The right to run one invocation within the limit of a site. */
@NullMarked
package ee.functions.ejb.permit;

import org.jspecify.annotations.NullMarked;
