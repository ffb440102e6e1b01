// SPDX-License-Identifier: Apache-2.0
/** The description of the REST interface as tests use it: to judge answers of the application. */
@NullMarked
package ee.functions.contract;

import org.jspecify.annotations.NullMarked;
