// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.client;

/** In whose name a test calls: each role is a real account of the test realm, except the last. */
public enum Role {
    /** A service account of the first site with every permission on functions. */
    ADMIN,
    /** A person of the first site who creates, reads, updates and invokes functions. */
    AUTHOR,
    /** A person of the first site with {@code functions:read} only. */
    READER,
    /** A person of the first site with {@code functions_invoke:create} only. */
    INVOKER,
    /** A service account of the first site with {@code functions:invoke} only. */
    APPLICATION,
    /** A service account of the second site with every permission on functions. */
    OTHER_SITE,
    /** A person without a site who administers the server, with {@code functions:administer} only. */
    ADMINISTRATOR,
    /** Nobody: no {@code Authorization} header is sent. */
    ANONYMOUS
}
