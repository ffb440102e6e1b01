// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tag;

import ee.functions.jpa.tag.TagHistoryEntity;
import ee.functions.jpa.tag.TagHistoryRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The only writer of the history of tags, {@code $current} and {@code $latest} among them. It joins the transaction of the
 * change, whose caller has locked the function: both are stored, or neither.
 */
@ApplicationScoped
public class TagHistory {
    @Inject
    TagHistoryRepository entries;

    /** Notes that a tag points to a version from now on; nothing if it does so already. */
    public void moved(UUID functionId, String tag, UUID versionId, OffsetDateTime now) {
        TagHistoryEntity before = entries.open(functionId, tag).orElse(null);
        if (before != null) {
            if (before.getVersionId().equals(versionId)) {
                return;
            }
            before.setEffectiveTo(now);
        }
        TagHistoryEntity entry = new TagHistoryEntity();
        entry.setId(UUID.randomUUID());
        entry.setFunctionId(functionId);
        entry.setTag(tag);
        entry.setVersionId(versionId);
        entry.setEffectiveFrom(now);
        entries.add(entry);
    }

    /** Notes that a tag points to no version any more. */
    public void removed(UUID functionId, String tag, OffsetDateTime now) {
        entries.open(functionId, tag).ifPresent(entry -> entry.setEffectiveTo(now));
    }
}
