// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeServers;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.system.NodeStore.StoredNode;
import ee.functions.jpa.server.ServerRepository.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NodeStoreTest {
    private static final UUID OWNER = UUID.randomUUID();
    private static final Instant STARTED_AT = Instant.parse("2026-11-20T11:00:00Z");
    private static final Duration ANSWERS_FOR = Duration.ofSeconds(30);

    private final MovingClock clock = new MovingClock();
    private final FakeServers servers = new FakeServers();
    private final NodeStore store = Beans.wire(new NodeStore(), servers, clock);

    @Test
    void whatAServerToldIsReadAsItWasTold() {
        store.tell(OWNER, "node-1", STARTED_AT, ANSWERS_FOR, FakeNode.STATE);

        assertThat(store.all().areAll()).isTrue();
        assertThat(store.all().nodes())
                .containsExactly(new StoredNode(
                        "node-1", STARTED_AT, clock.instant(), clock.instant().plus(ANSWERS_FOR), FakeNode.STATE));
    }

    @Test
    void aServerWithoutInstancesHasNone() {
        NodeState state = new NodeState(
                "1.0.0",
                "started",
                "17",
                List.of(),
                LocalDate.of(2026, 1, 1),
                new NodeState.Heap(1, 2, false),
                null,
                List.of());
        store.tell(OWNER, "node-1", STARTED_AT, ANSWERS_FOR, state);

        assertThat(store.all().nodes()).extracting(StoredNode::state).containsExactly(state);
    }

    @Test
    void whatIsNotUnderstoodIsLeftOutAndSaysSo() {
        store.tell(OWNER, "node-1", STARTED_AT, ANSWERS_FOR, FakeNode.STATE);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        servers.rows.put("node-0", new Told("node-0", OWNER, now, now, now, "{\"version\":2}"));
        servers.rows.put("node-2", new Told("node-2", OWNER, now, now, now, "of the future"));

        assertThat(store.all().areAll()).isFalse();
        assertThat(store.all().nodes()).extracting(StoredNode::name).containsExactly("node-1");
    }

    @Test
    void aRowOfAnotherStartIsTakenOverOnce() {
        assertThat(store.tell(UUID.randomUUID(), "node-1", STARTED_AT, ANSWERS_FOR, FakeNode.STATE))
                .isFalse();
        assertThat(store.tell(OWNER, "node-1", STARTED_AT, ANSWERS_FOR, FakeNode.STATE))
                .isTrue();
        assertThat(store.tell(OWNER, "node-1", STARTED_AT, ANSWERS_FOR, FakeNode.STATE))
                .isFalse();
    }
}
