// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.client;

import java.net.URI;

/** What a client has to know about the servers under test. */
public interface Landscape {
    /** Returns the address that every path of the REST interface is appended to, without a slash at the end. */
    URI base();

    /** Returns the site of every role but {@link Role#OTHER_SITE}. */
    String siteId();

    /** Returns the site of {@link Role#OTHER_SITE}. */
    String otherSiteId();

    /** Returns a bearer token that is valid for at least a minute; not for {@link Role#ANONYMOUS}. */
    String token(Role role);

    /** Returns a token for {@code functions:read} that is good now and expires within seconds. */
    String soonExpiredToken();
}
