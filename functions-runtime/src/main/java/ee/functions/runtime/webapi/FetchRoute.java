// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.egress.EgressProxy;
import ee.functions.runtime.egress.EgressTarget;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What connections are kept by: one is used again only for the same site, the same target and the same judged address.
 * So a connection never serves a request whose own judgement did not allow the address that it goes to.
 *
 * @param siteId the site whose functions use it
 * @param target the server at the end of it
 * @param address the judged address it goes to; null through a proxy
 * @param proxy the proxy it goes to; null without one
 */
record FetchRoute(
        String siteId,
        EgressTarget target,
        @Nullable InetAddress address,
        @Nullable EgressProxy proxy) {}
