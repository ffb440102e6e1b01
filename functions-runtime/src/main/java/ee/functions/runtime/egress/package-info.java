// SPDX-License-Identifier: Apache-2.0
/** Which servers functions may reach: rules, addresses and their judgement, without any connection. */
@NullMarked
package ee.functions.runtime.egress;

import org.jspecify.annotations.NullMarked;
