// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tag;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.jpa.tag.TagHistoryEntity;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class TagHistoryTest {
    private static final UUID FUNCTION = new UUID(0, 1);
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-20T12:00:00Z");

    private final FakeDatabase database = new FakeDatabase();
    private final TagHistory history = Beans.wire(new TagHistory(), database.repositories());

    @Test
    void movingATagEndsItsEntryAndBeginsAnother() {
        history.moved(FUNCTION, "beta", FIRST, NOON);
        history.moved(FUNCTION, "stable", FIRST, NOON);
        history.moved(FUNCTION, "beta", FIRST, NOON.plusHours(1));
        history.moved(FUNCTION, "beta", SECOND, NOON.plusHours(2));
        assertThat(database.tagHistory)
                .extracting(
                        TagHistoryEntity::getTag,
                        TagHistoryEntity::getVersionId,
                        TagHistoryEntity::getEffectiveFrom,
                        TagHistoryEntity::getEffectiveTo)
                .containsExactly(
                        Tuple.tuple("beta", SECOND, NOON.plusHours(2), null),
                        Tuple.tuple("stable", FIRST, NOON, null),
                        Tuple.tuple("beta", FIRST, NOON, NOON.plusHours(2)));
    }

    @Test
    void removingATagEndsItsEntry() {
        history.moved(FUNCTION, "beta", FIRST, NOON);
        history.removed(FUNCTION, "beta", NOON.plusHours(1));
        history.removed(FUNCTION, "never", NOON.plusHours(1));
        assertThat(database.tagHistory)
                .singleElement()
                .satisfies(entry -> assertThat(entry.getEffectiveTo()).isEqualTo(NOON.plusHours(1)));
    }
}
