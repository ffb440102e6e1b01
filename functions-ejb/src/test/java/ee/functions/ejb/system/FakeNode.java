// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server as a test wants it. */
class FakeNode extends ThisNode {
    static final NodeState STATE = new NodeState(
            "1.0.0",
            "started",
            "17.0.15+6",
            List.of(
                    new NodeState.Engine("nashorn", "15.7", true, "nashorn-1"),
                    new NodeState.Engine("v8", "13.8", false, "v8-1")),
            LocalDate.of(2026, 11, 21),
            new NodeState.Heap(5_000_000_000L, -1, true),
            new NodeState.Instances(1, 2, 3, 4),
            List.of(new NodeState.Executor("io", 16, 1, 2)));

    private final String name;

    /** When its start had ended, null before. */
    @Nullable
    Instant started = Instant.parse("2026-11-20T11:00:00Z");

    FakeNode(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(started);
    }

    @Override
    public NodeState state() {
        return STATE;
    }
}
