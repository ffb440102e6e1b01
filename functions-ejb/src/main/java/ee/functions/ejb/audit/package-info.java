// SPDX-License-Identifier: Apache-2.0
/** Who changed what and when, written in the transaction of the change. */
@NullMarked
package ee.functions.ejb.audit;

import org.jspecify.annotations.NullMarked;
