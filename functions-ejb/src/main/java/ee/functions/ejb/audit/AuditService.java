// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.audit;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.page.PageMoment;
import ee.functions.ejb.page.PageToken;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.jpa.audit.AuditCriteria;
import ee.functions.jpa.audit.AuditPosition;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.audit.AuditRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The audit log of a site: who changed what, when. Records of a deleted function stay. */
@Stateless
@PermitAll
public class AuditService {
    private static final String TOKEN_KIND = "a";

    @Inject
    AuditRepository records;

    /** Lists audit records of the caller's own site, for holders of {@code functions_audit:read}. */
    public Page<AuditRecordValue> list(Caller caller, AuditQuery query) {
        caller.require(Permission.FUNCTIONS_AUDIT_READ);
        return page(caller.siteId(), query);
    }

    /** Lists audit records of any site, for holders of {@code functions:administer}; those of an unknown site are none. */
    public Page<AuditRecordValue> listOf(Caller caller, String siteId, AuditQuery query) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        return page(siteId, query);
    }

    private Page<AuditRecordValue> page(String siteId, AuditQuery query) {
        String token = query.token();
        List<AuditRecordEntity> rows = records.page(
                criteria(siteId, query), query.ascending(), token == null ? null : position(token), query.limit() + 1);
        return Page.of(rows, query.limit(), AuditService::value, AuditService::token);
    }

    private static AuditCriteria criteria(String siteId, AuditQuery query) {
        boolean ofSite = siteId.equals(query.resourceId());
        return new AuditCriteria(
                siteId,
                query.from(),
                query.to(),
                query.actor(),
                query.actions().stream().map(AuditAction::name).collect(Collectors.toSet()),
                ofSite ? null : functionId(query.resourceId()),
                ofSite);
    }

    private static @Nullable UUID functionId(@Nullable String resourceId) {
        if (resourceId == null) {
            return null;
        }
        try {
            UUID id = UUID.fromString(resourceId);
            if (id.toString().equalsIgnoreCase(resourceId)) {
                return id;
            }
        } catch (IllegalArgumentException notAnId) {
            // falls through: said like an id in another form
        }
        throw FunctionsException.invalid("resource_id", "the id of a function, which is a UUID, or of the site.");
    }

    private static AuditPosition position(String token) {
        long[] numbers = PageToken.read(TOKEN_KIND, 3, token);
        return new AuditPosition(PageMoment.read(numbers[0]), new UUID(numbers[1], numbers[2]));
    }

    private static String token(AuditRecordEntity row) {
        UUID id = row.getId();
        return PageToken.write(
                TOKEN_KIND,
                PageMoment.write(row.getRecordedAt()),
                id.getMostSignificantBits(),
                id.getLeastSignificantBits());
    }

    private static AuditRecordValue value(AuditRecordEntity row) {
        return new AuditRecordValue(
                row.getId(),
                row.getRecordedAt(),
                row.getSiteId(),
                row.getActor(),
                row.getAction(),
                row.getFunctionId(),
                row.getVersionId(),
                row.isCodeChanged(),
                row.isEnvironmentChanged(),
                row.getReason(),
                row.getRequestId(),
                row.getSourceAddress());
    }
}
