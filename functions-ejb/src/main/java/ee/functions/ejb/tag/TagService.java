// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tag;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.function.SiteFunctions;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.page.PageToken;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.version.PageQuery;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.tag.TagEntity;
import ee.functions.jpa.tag.TagHistoryEntity;
import ee.functions.jpa.tag.TagHistoryRepository;
import ee.functions.jpa.tag.TagRepository;
import ee.functions.jpa.version.VersionRepository;
import ee.functions.jpa.version.VersionStatus;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a function. Callers set and remove those with names of their own; {@code $current} moves by deployments, and
 * {@code $latest} by itself. Functions of another site are {@code NOT_FOUND}.
 */
@Stateless
@PermitAll
public class TagService {
    private static final String TAG = "tag";
    private static final String TOKEN_KIND = "t";

    @Inject
    FunctionRepository functions;

    @Inject
    VersionRepository versions;

    @Inject
    TagRepository tags;

    @Inject
    TagHistoryRepository entries;

    @Inject
    TagHistory history;

    @Inject
    AuditRecorder audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Event<TagsChanged> changed;

    /** Lists the tags that point to a version: those that every function has by itself, then the others by their names. */
    public List<TagValue> list(Caller caller, UUID functionId) {
        caller.require(Permission.FUNCTIONS_READ);
        FunctionEntity function = SiteFunctions.find(functions, caller.siteId(), functionId);
        List<TagValue> values = new ArrayList<>();
        UUID current = function.getCurrentVersionId();
        if (current != null) {
            values.add(reserved(functionId, TagName.CURRENT, current));
        }
        versions.newestActive(functionId)
                .ifPresent(latest -> values.add(reserved(functionId, TagName.LATEST, latest.getId())));
        tags.list(functionId).forEach(tag -> values.add(value(tag)));
        return values;
    }

    /**
     * Lets a tag point to a version, whether it points to another one or is new. This server invokes by it from the end of the
     * transaction on, every other one after at most {@code functions.deployment.recheck-interval-ms}.
     *
     * @throws FunctionsException {@code VALIDATION_FAILED} on {@code tag}, or on {@code version_id} unless it is a finished
     *     version of this function; {@code TAG_LIMIT_REACHED}
     */
    public TagValue set(Caller caller, UUID functionId, String name, UUID versionId) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        requireOwnName(name);
        FunctionEntity function = lock(caller, functionId);
        if (versions.find(functionId, versionId)
                .filter(found -> found.getStatus() == VersionStatus.ACTIVE)
                .isEmpty()) {
            throw FunctionsException.invalid(
                    "version_id", "the id of a version of this function whose task has completed.");
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        TagEntity tag = tags.find(functionId, name).orElse(null);
        if (tag != null && tag.getVersionId().equals(versionId)) {
            return value(tag);
        }
        if (tag == null) {
            requireRoom(functionId);
            tag = new TagEntity();
            tag.setId(UUID.randomUUID());
            tag.setFunctionId(functionId);
            tag.setName(name);
            point(tag, versionId, caller, now);
            tags.add(tag);
        } else {
            point(tag, versionId, caller, now);
        }
        history.moved(functionId, name, versionId, now);
        audit.record(caller, AuditAction.TAG_SET, functionId, versionId, reason(name));
        changed.fire(new TagsChanged(functionId, function.getIntegrationId()));
        return value(tag);
    }

    /**
     * Removes a tag; its version stays.
     *
     * @throws FunctionsException {@code VALIDATION_FAILED} on {@code tag}, {@code TAG_NOT_FOUND}
     */
    public void remove(Caller caller, UUID functionId, String name) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        requireOwnName(name);
        FunctionEntity function = lock(caller, functionId);
        TagEntity tag = tags.find(functionId, name)
                .orElseThrow(() -> new FunctionsException(
                        ErrorCode.TAG_NOT_FOUND, "The function " + functionId + " has no version with this tag."));
        tags.remove(tag);
        history.removed(functionId, name, OffsetDateTime.now(clock));
        audit.record(caller, AuditAction.TAG_REMOVED, functionId, tag.getVersionId(), reason(name));
        changed.fire(new TagsChanged(functionId, function.getIntegrationId()));
    }

    /**
     * Lists which versions the tags of a function pointed to, newest first.
     *
     * @param tag the tag whose history is wanted, null for those of all
     */
    public Page<TagHistoryValue> history(Caller caller, UUID functionId, @Nullable String tag, PageQuery query) {
        caller.require(Permission.FUNCTIONS_READ);
        if (tag != null) {
            TagName.check(TAG, tag);
        }
        SiteFunctions.find(functions, caller.siteId(), functionId);
        String token = query.token();
        Long before = token == null ? null : (Long) PageToken.read(TOKEN_KIND, 1, token)[0];
        List<TagHistoryEntity> rows = entries.page(functionId, tag, before, query.limit() + 1);
        return Page.of(rows, query.limit(), TagService::value, row -> PageToken.write(TOKEN_KIND, row.getOrdinal()));
    }

    private static void requireOwnName(String name) {
        if (name.equals(TagName.CURRENT)) {
            throw FunctionsException.invalid(
                    TAG, "not " + TagName.CURRENT + ", which moves by a deployment: deploy the version instead.");
        }
        if (name.equals(TagName.LATEST)) {
            throw FunctionsException.invalid(
                    TAG,
                    "not " + TagName.LATEST + ", which always points to the newest version: create a version instead.");
        }
        if (!TagName.isNamed(name)) {
            throw FunctionsException.invalid(TAG, TagName.ALLOWED + ".");
        }
    }

    private void requireRoom(UUID functionId) {
        int most = settings.number(Setting.FUNCTION_TAGS);
        if (tags.list(functionId).size() >= most) {
            throw new FunctionsException(
                    ErrorCode.TAG_LIMIT_REACHED,
                    "The function already has " + most + " tags; more are not allowed (" + Setting.FUNCTION_TAGS.key()
                            + "). Remove one that is not needed.");
        }
    }

    private FunctionEntity lock(Caller caller, UUID functionId) {
        SiteFunctions.find(functions, caller.siteId(), functionId);
        return SiteFunctions.lock(functions, functionId);
    }

    private static void point(TagEntity tag, UUID versionId, Caller caller, OffsetDateTime now) {
        tag.setVersionId(versionId);
        tag.setSetBy(caller.subject());
        tag.setSetAt(now);
    }

    private static String reason(String name) {
        return "tag " + name;
    }

    private TagValue reserved(UUID functionId, String name, UUID versionId) {
        OffsetDateTime since = entries.open(functionId, name)
                .map(TagHistoryEntity::getEffectiveFrom)
                .orElse(null);
        return new TagValue(name, versionId, since);
    }

    private static TagValue value(TagEntity tag) {
        return new TagValue(tag.getName(), tag.getVersionId(), tag.getSetAt());
    }

    private static TagHistoryValue value(TagHistoryEntity entry) {
        return new TagHistoryValue(
                entry.getFunctionId(),
                entry.getTag(),
                entry.getVersionId(),
                entry.getEffectiveFrom(),
                entry.getEffectiveTo());
    }
}
