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
import java.util.concurrent.atomic.LongAdder;

/** Makes the egress policy of this server from its settings, and keeps the counts of what it refused. */
@ApplicationScoped
public class ServerRules {
    private final EgressRefusals refusals = new EgressRefusals();
    private final LongAdder requests = new LongAdder();

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
        EgressPolicy rules = new RuledEgress(
                new ServerEgress(
                        rules(Setting.EGRESS_ALLOW),
                        rules(Setting.EGRESS_DENY),
                        rules(Setting.EGRESS_SITE_ALLOW),
                        "public".equalsIgnoreCase(settings.text(Setting.EGRESS_DEFAULT)),
                        proxy,
                        rules(Setting.EGRESS_NO_PROXY)),
                sites,
                refusals);
        return (siteId, target) -> {
            requests.increment();
            return rules.judge(siteId, target);
        };
    }

    /** Returns how many requests of functions were judged since the server started; each redirect is one more. */
    public long requests() {
        return requests.sum();
    }

    /** Returns how often functions were refused, by site and reason, since the server started. */
    public EgressRefusals refusals() {
        return refusals;
    }

    private EgressRules rules(Setting setting) {
        return EgressRules.parse(settings.list(setting));
    }
}
