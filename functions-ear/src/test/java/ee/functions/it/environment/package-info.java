// SPDX-License-Identifier: Apache-2.0
/** The real servers around the server under test: Keycloak, PostgreSQL, and how tests reach them. */
@NullMarked
package ee.functions.it.environment;

import org.jspecify.annotations.NullMarked;
