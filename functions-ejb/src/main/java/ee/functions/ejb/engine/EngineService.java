// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.engine;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.engine.SiteEnginesEntity;
import ee.functions.jpa.engine.SiteEnginesRepository;
import ee.functions.jpa.site.SiteRepository;
import ee.functions.runtime.engine.EngineKind;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The engines that sites may use. An administrator of the server sets them, for every site. */
@Stateless
@PermitAll
public class EngineService {
    private static final int MAXIMUM_SITE_ID = 64;
    private static final String ALLOW = "allow";

    @Inject
    SiteEnginesRepository policies;

    @Inject
    SiteRepository sites;

    @Inject
    AuditRecorder audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Event<EnginesChanged> changed;

    /** Returns the engines of a site. */
    public EnginesValue get(Caller caller, String siteId) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        return policies.find(checked(siteId))
                .map(policy -> value(StoredEngines.read(policy.getAllowed())))
                .orElseGet(() -> value(null));
    }

    /**
     * Sets the policy of a site in place of the one it had; new versions are built and all are invoked by it. This server
     * follows it from the end of the transaction on, every other one after at most {@code functions.deployment.recheck-interval-ms}.
     *
     * @param allow the ids of the engines that the site may use, none that the server does not allow; null for no policy
     * @throws FunctionsException {@code VALIDATION_FAILED} with a detail for each id that is not allowed
     */
    public EnginesValue put(Caller caller, String siteId, @Nullable List<String> allow) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        checked(siteId);
        Set<EngineKind> engines = allow == null ? null : parsed(allow);
        if (engines == null) {
            policies.remove(siteId);
        } else {
            store(caller, siteId, engines);
        }
        audit.recordSite(caller, AuditAction.SITE_ENGINES_CHANGED, siteId);
        changed.fire(new EnginesChanged(siteId));
        return value(engines);
    }

    private void store(Caller caller, String siteId, Set<EngineKind> engines) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        sites.ensure(siteId, now);
        SiteEnginesEntity entity = new SiteEnginesEntity();
        entity.setSiteId(siteId);
        entity.setAllowed(StoredEngines.write(engines));
        entity.setUpdatedBy(caller.subject().length() > 255 ? caller.subject().substring(0, 255) : caller.subject());
        entity.setUpdatedAt(now);
        policies.put(entity);
    }

    private Set<EngineKind> parsed(List<String> ids) {
        Set<EngineKind> engines = EnumSet.noneOf(EngineKind.class);
        List<Detail> details = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            EngineKind engine = EngineKind.of(ids.get(i)).orElse(null);
            if (engine == null || !settings.engines().contains(engine)) {
                details.add(new Detail(ALLOW + "." + i, "the engines of this server are " + ofServer() + "."));
            } else {
                engines.add(engine);
            }
        }
        if (!details.isEmpty()) {
            throw new FunctionsException(
                    ErrorCode.VALIDATION_FAILED,
                    details.size() + " of the engines are not allowed on this server; the details say which are.",
                    details);
        }
        if (engines.isEmpty()) {
            throw FunctionsException.invalid(ALLOW, "at least one of " + ofServer() + ", or null for all of them.");
        }
        return engines;
    }

    private String ofServer() {
        return String.join(", ", ids(settings.engines())) + " (" + Setting.ENGINE_ALLOWED.key() + ")";
    }

    private EnginesValue value(@Nullable Set<EngineKind> allow) {
        Set<EngineKind> effective = EnumSet.copyOf(settings.engines());
        if (allow != null) {
            effective.retainAll(allow);
        }
        return new EnginesValue(allow == null ? null : ids(allow), ids(effective));
    }

    private static List<String> ids(Set<EngineKind> engines) {
        return engines.stream().sorted().map(EngineKind::id).toList();
    }

    private static String checked(String siteId) {
        if (siteId.isBlank() || siteId.length() > MAXIMUM_SITE_ID) {
            throw FunctionsException.notFound("site");
        }
        return siteId;
    }
}
