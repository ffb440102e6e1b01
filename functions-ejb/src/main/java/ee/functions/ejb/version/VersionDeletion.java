// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.tag.TagHistory;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.tag.TagsChanged;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.tag.TagRepository;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;

/** Removes a version that no invocation needs. Joins the transaction of its caller, who has locked the function. */
@Dependent
class VersionDeletion {
    @Inject
    VersionRepository versions;

    @Inject
    TagRepository tags;

    @Inject
    TagHistory history;

    @Inject
    AuditRecorder audit;

    @Inject
    Event<TagsChanged> tagsChanged;

    @Inject
    Clock clock;

    /**
     * Removes a version with its artifact.
     *
     * @param pointing the tags that point to it
     * @param force whether tags that somebody gave it may be removed with it
     * @throws FunctionsException {@code INVALID_STATE} if it is the deployed or the newest one, or has tags that must stay
     */
    void delete(Caller caller, FunctionEntity function, VersionEntity version, List<String> pointing, boolean force) {
        if (pointing.contains(TagName.CURRENT)) {
            throw refused("It is the current one. Deploy another version before.");
        }
        if (pointing.contains(TagName.LATEST)) {
            throw refused(
                    "It is the newest one, to which the tag $latest always points. Create another version before.");
        }
        if (!pointing.isEmpty() && !force) {
            throw refused("It has the tags " + String.join(", ", pointing)
                    + ". Remove them or let them point to another version, or say force=true.");
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        for (String name : pointing) {
            tags.find(function.getId(), name).ifPresent(tags::remove);
            history.removed(function.getId(), name, now);
            audit.record(caller, AuditAction.TAG_REMOVED, function.getId(), version.getId(), "tag " + name);
        }
        versions.remove(version);
        audit.record(
                caller, AuditAction.VERSION_DELETED, function.getId(), version.getId(), AuditRecorder.Changes.NONE);
        tagsChanged.fire(new TagsChanged(function.getId(), function.getIntegrationId()));
    }

    private static FunctionsException refused(String why) {
        return new FunctionsException(
                ErrorCode.INVALID_STATE,
                "The version cannot be deleted. " + why,
                List.of(new Detail("version_id", why)));
    }
}
