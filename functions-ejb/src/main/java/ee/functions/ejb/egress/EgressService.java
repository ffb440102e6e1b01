// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.egress;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.egress.SiteEgressEntity;
import ee.functions.jpa.egress.SiteEgressRepository;
import ee.functions.jpa.site.SiteRepository;
import ee.functions.runtime.egress.EgressRules;
import ee.functions.runtime.egress.MalformedEgressEntry;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The egress rules of sites. An administrator of the server sets them, for every site. */
@Stateless
@PermitAll
public class EgressService {
    private static final int MAXIMUM_SITE_ID = 64;

    @Inject
    SiteEgressRepository rules;

    @Inject
    SiteRepository sites;

    @Inject
    StoredEgress stored;

    @Inject
    AuditRecorder audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Event<EgressChanged> changed;

    /** Returns the rules of a site, empty ones if none were set. */
    public EgressValue get(Caller caller, String siteId) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        return stored.of(checked(siteId));
    }

    /**
     * Sets the rules of a site in place of those it had. This server follows them from the end of the transaction on, every
     * other one after at most {@code functions.deployment.recheck-interval-ms}.
     *
     * @throws FunctionsException {@code VALIDATION_FAILED} with a detail for each entry that is not well-formed
     */
    public EgressValue put(Caller caller, String siteId, EgressValue value) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        checked(siteId);
        check(value);
        OffsetDateTime now = OffsetDateTime.now(clock);
        sites.ensure(siteId, now);
        SiteEgressEntity entity = new SiteEgressEntity();
        entity.setSiteId(siteId);
        entity.setAllowed(String.join("\n", value.allow()));
        entity.setDenied(String.join("\n", value.deny()));
        entity.setUpdatedBy(caller.subject().length() > 255 ? caller.subject().substring(0, 255) : caller.subject());
        entity.setUpdatedAt(now);
        rules.put(entity);
        audit.recordSite(caller, AuditAction.SITE_EGRESS_CHANGED, siteId);
        changed.fire(new EgressChanged(siteId));
        return value;
    }

    private void check(EgressValue value) {
        int most = settings.number(Setting.EGRESS_SITE_ENTRIES);
        if (value.allow().size() + value.deny().size() > most) {
            throw FunctionsException.invalid(
                    "allow",
                    "allow and deny may have at most " + most + " entries together ("
                            + Setting.EGRESS_SITE_ENTRIES.key() + ").");
        }
        List<FunctionsException.Detail> details = new ArrayList<>();
        collect("allow", value.allow(), details);
        collect("deny", value.deny(), details);
        if (!details.isEmpty()) {
            throw new FunctionsException(
                    ErrorCode.VALIDATION_FAILED,
                    details.size() + " of the entries are not well-formed; the details say which and what is allowed.",
                    details);
        }
    }

    private static void collect(String attribute, List<String> entries, List<FunctionsException.Detail> details) {
        for (int i = 0; i < entries.size(); i++) {
            try {
                EgressRules.parse(List.of(entries.get(i)));
            } catch (MalformedEgressEntry malformed) {
                details.add(new FunctionsException.Detail(attribute + "." + i, String.valueOf(malformed.getMessage())));
            }
        }
    }

    private static String checked(String siteId) {
        if (siteId.isBlank() || siteId.length() > MAXIMUM_SITE_ID) {
            throw FunctionsException.notFound("site");
        }
        return siteId;
    }
}
