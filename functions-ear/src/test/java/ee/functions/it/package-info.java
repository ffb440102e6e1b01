// SPDX-License-Identifier: Apache-2.0
/** Container tests: the EAR that ships, in a real server, with real tokens and a real database. */
@NullMarked
package ee.functions.it;

import org.jspecify.annotations.NullMarked;
