// SPDX-License-Identifier: Apache-2.0
/** Tests of the console in a real browser, which signs in at the real Keycloak, and the objects that stand for its pages. */
@NullMarked
package ee.functions.it.console;

import org.jspecify.annotations.NullMarked;
