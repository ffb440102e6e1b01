// SPDX-License-Identifier: Apache-2.0

/** Audit records: who changed what, when. */
@NullMarked
package ee.functions.jpa.audit;

import org.jspecify.annotations.NullMarked;
