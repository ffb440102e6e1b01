// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

import org.jspecify.annotations.Nullable;

/**
 * The rules of the server, from its settings.
 *
 * @param allow what every function may reach ({@code functions.egress.allow})
 * @param deny what no function may reach ({@code functions.egress.deny})
 * @param siteAllow what rules of sites may allow besides public targets ({@code functions.egress.site-allow})
 * @param publicByDefault whether public targets may be reached that no rule names ({@code functions.egress.default})
 * @param proxy the proxy requests go through; null to connect directly
 * @param noProxy what is connected to directly although there is a proxy
 */
public record ServerEgress(
        EgressRules allow,
        EgressRules deny,
        EgressRules siteAllow,
        boolean publicByDefault,
        @Nullable EgressProxy proxy,
        EgressRules noProxy) {

    /** Public targets, and these. */
    public static ServerEgress allowing(EgressRules allow) {
        return new ServerEgress(allow, EgressRules.NONE, EgressRules.NONE, true, null, EgressRules.NONE);
    }
}
