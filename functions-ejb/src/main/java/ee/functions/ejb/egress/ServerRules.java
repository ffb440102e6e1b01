// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.egress;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.runtime.egress.EgressPolicy;
import ee.functions.runtime.egress.EgressProxy;
import ee.functions.runtime.egress.EgressRefusals;
import ee.functions.runtime.egress.EgressRules;
import ee.functions.runtime.egress.RuledEgress;
import ee.functions.runtime.egress.ServerEgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Makes the egress policy of this server from its settings, and keeps the counts of what it refused. */
@ApplicationScoped
public class ServerRules {
    private final EgressRefusals refusals = new EgressRefusals();

    @Inject
    Settings settings;

    @Inject
    SiteRules sites;

    /** Returns the policy; its rules never change, those of the sites do. */
    public EgressPolicy policy() {
        EgressProxy proxy = settings.optionalText(Setting.EGRESS_PROXY)
                .map(address -> EgressProxy.of(
                        address,
                        settings.optionalText(Setting.EGRESS_PROXY_USER).orElse(null),
                        settings.optionalText(Setting.EGRESS_PROXY_PASSWORD).orElse(null)))
                .orElse(null);
        return new RuledEgress(
                new ServerEgress(
                        rules(Setting.EGRESS_ALLOW),
                        rules(Setting.EGRESS_DENY),
                        rules(Setting.EGRESS_SITE_ALLOW),
                        "public".equalsIgnoreCase(settings.text(Setting.EGRESS_DEFAULT)),
                        proxy,
                        rules(Setting.EGRESS_NO_PROXY)),
                sites,
                refusals);
    }

    /** Returns how often functions were refused, by site and reason, since the server started. */
    public EgressRefusals refusals() {
        return refusals;
    }

    private EgressRules rules(Setting setting) {
        return EgressRules.parse(settings.list(setting));
    }
}
