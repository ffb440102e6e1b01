// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.audit;

import ee.functions.ejb.permission.Caller;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.audit.AuditRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The only writer of audit records. It joins the transaction of the change: both are stored, or neither. */
@ApplicationScoped
public class AuditRecorder {
    private static final int MAXIMUM_LENGTH = 255;

    @Inject
    AuditRepository records;

    @Inject
    Clock clock;

    /** What of a version was new, compared with the version it follows. */
    public record Changes(boolean code, boolean environment) {
        /** Neither code nor environment. */
        public static final Changes NONE = new Changes(false, false);
    }

    /** Records a change of a function. */
    public void record(Caller caller, AuditAction action, UUID functionId) {
        record(caller, action, functionId, null, Changes.NONE);
    }

    /** Records a change that is about one version of a function. */
    public void record(Caller caller, AuditAction action, UUID functionId, @Nullable UUID versionId, Changes changes) {
        AuditRecordEntity record = entity(caller, action, caller.siteId(), functionId);
        record.setVersionId(versionId);
        record.setCodeChanged(changes.code());
        record.setEnvironmentChanged(changes.environment());
        records.add(record);
    }

    /** Records what was done to one version of a function, for a reason of up to 500 characters. */
    public void record(Caller caller, AuditAction action, UUID functionId, UUID versionId, String reason) {
        AuditRecordEntity record = entity(caller, action, caller.siteId(), functionId);
        record.setVersionId(versionId);
        record.setReason(reason);
        records.add(record);
    }

    /** Records what was done to a function, or with null to the whole site of the caller, for a reason of up to 500 characters. */
    public void record(Caller caller, AuditAction action, @Nullable UUID functionId, @Nullable String reason) {
        AuditRecordEntity record = entity(caller, action, caller.siteId(), functionId);
        record.setReason(reason);
        records.add(record);
    }

    /** Records a change of a site, which need not be the caller's own. */
    public void recordSite(Caller caller, AuditAction action, String siteId) {
        records.add(entity(caller, action, siteId, null));
    }

    private AuditRecordEntity entity(Caller caller, AuditAction action, String siteId, @Nullable UUID functionId) {
        AuditRecordEntity record = new AuditRecordEntity();
        record.setId(UUID.randomUUID());
        record.setSiteId(siteId);
        record.setFunctionId(functionId);
        record.setAction(action.name());
        record.setActor(shortened(caller.subject()));
        record.setRequestId(shortened(caller.requestId()));
        record.setSourceAddress(shortened(caller.sourceAddress()));
        record.setRecordedAt(OffsetDateTime.now(clock));
        return record;
    }

    private static String shortened(String text) {
        return text.length() <= MAXIMUM_LENGTH ? text : text.substring(0, MAXIMUM_LENGTH);
    }
}
