// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.tag.TagName;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.tag.TagHistoryRepository;
import ee.functions.jpa.tag.TagRepository;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which tags point to versions, and which versions are obsolete because none does. Needs a transaction. */
@Dependent
class VersionPointers {
    @Inject
    VersionRepository versions;

    @Inject
    TagRepository tags;

    @Inject
    TagHistoryRepository history;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** What was found out about some versions of one function. */
    record Pointers(
            Map<UUID, List<String>> byVersion, Map<UUID, OffsetDateTime> lastEnds, OffsetDateTime obsoleteBefore) {
        /** Returns the tags that point to a version, those that every function has by itself first. */
        List<String> tags(VersionEntity version) {
            return byVersion.getOrDefault(version.getId(), List.of());
        }

        VersionStatus status(VersionEntity version) {
            if (version.getStatus() == ee.functions.jpa.version.VersionStatus.CREATING) {
                return VersionStatus.CREATING;
            }
            OffsetDateTime unused = lastEnds.getOrDefault(version.getId(), version.getCreatedAt());
            return tags(version).isEmpty() && unused.isBefore(obsoleteBefore)
                    ? VersionStatus.OBSOLETE
                    : VersionStatus.ACTIVE;
        }
    }

    /** Looks at some versions of a function. */
    Pointers of(FunctionEntity function, Collection<VersionEntity> some) {
        List<UUID> ids = some.stream().map(VersionEntity::getId).toList();
        Map<UUID, List<String>> byVersion = new HashMap<>();
        UUID current = function.getCurrentVersionId();
        if (current != null) {
            add(byVersion, current, TagName.CURRENT);
        }
        versions.newestActive(function.getId()).ifPresent(latest -> add(byVersion, latest.getId(), TagName.LATEST));
        tags.names(ids).forEach((id, names) -> names.forEach(name -> add(byVersion, id, name)));
        return new Pointers(byVersion, history.lastEnds(ids), obsoleteBefore());
    }

    /** Returns the time since which a version must have had a tag, not to be obsolete; in the far past if none ever is. */
    OffsetDateTime obsoleteBefore() {
        return settings.number(Setting.VERSION_OBSOLETE_AFTER_DAYS) == 0
                ? OffsetDateTime.MIN
                : OffsetDateTime.now(clock).minus(settings.duration(Setting.VERSION_OBSOLETE_AFTER_DAYS));
    }

    private static void add(Map<UUID, List<String>> byVersion, UUID versionId, String tag) {
        byVersion.computeIfAbsent(versionId, id -> new ArrayList<>()).add(tag);
    }
}
