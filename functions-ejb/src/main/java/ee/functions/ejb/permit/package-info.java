// SPDX-License-Identifier: Apache-2.0
/** The right to run one invocation within the limits of its site and of the scaling policy of its function. */
@NullMarked
package ee.functions.ejb.permit;

import org.jspecify.annotations.NullMarked;
