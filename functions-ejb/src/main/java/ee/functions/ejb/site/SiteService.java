// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.site;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.limit.Utf8;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.jpa.site.SiteEntity;
import ee.functions.jpa.site.SiteRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sites as their callers see them. A site is what tokens name; it need not be stored to exist. Administrators of the server see
 * and name every site.
 */
@Stateless
@PermitAll
public class SiteService {
    /** How long a name may be; as long as the column. */
    static final int MAXIMUM_NAME = 255;

    @Inject
    SiteRepository sites;

    @Inject
    AuditRecorder audit;

    @Inject
    Clock clock;

    /** Lists the sites of the caller: one, or none if the token names none. */
    public List<SiteValue> list(Caller caller) {
        return caller.siteId().equals(Caller.NO_SITE) ? List.of() : List.of(value(caller.siteId()));
    }

    /**
     * Returns a site.
     *
     * @throws FunctionsException {@link ErrorCode#PERMISSION_DENIED} if it is not the caller's own; whether it exists makes no
     *     difference
     */
    public SiteValue get(Caller caller, String siteId) {
        if (!siteId.equals(caller.siteId()) && !caller.has(Permission.FUNCTIONS_ADMINISTER)) {
            throw new FunctionsException(
                    ErrorCode.PERMISSION_DENIED,
                    "The token is not one of this site. Another site than one's own needs the permission "
                            + Permission.FUNCTIONS_ADMINISTER.role() + ".");
        }
        return value(siteId);
    }

    /**
     * Gives a site a name.
     *
     * @param name null for none, so that the site is called by its id
     * @throws FunctionsException {@code VALIDATION_FAILED} on {@code name}
     */
    public SiteValue rename(Caller caller, String siteId, @Nullable String name) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        if (name != null
                && (name.isBlank()
                        || name.length() > MAXIMUM_NAME
                        || name.codePoints().anyMatch(Character::isISOControl)
                        || !Utf8.isStorable(name))) {
            throw FunctionsException.invalid(
                    "name",
                    "1 to " + MAXIMUM_NAME
                            + " characters, not only spaces, without control characters or half surrogate"
                            + " pairs; or null for none.");
        }
        sites.ensure(siteId, OffsetDateTime.now(clock));
        sites.lock(siteId).setName(name);
        audit.recordSite(caller, AuditAction.SITE_RENAMED, siteId);
        return new SiteValue(siteId, name == null ? siteId : name);
    }

    private SiteValue value(String siteId) {
        String name = sites.find(siteId).map(SiteEntity::getName).orElse(null);
        return new SiteValue(siteId, name == null ? siteId : name);
    }
}
