// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.jpa.server.ServerEntity;
import ee.functions.jpa.server.ServerRepository;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The rows of the servers on a map, without transactions. */
public final class FakeServers extends ServerRepository {
    /** What servers told, by their names. */
    public final Map<String, Told> rows = new TreeMap<>();
    /** Whether the database is away. */
    public boolean away;
    /** How often somebody tried to write. */
    public int attempts;

    @Override
    public boolean update(Told told) {
        attempts++;
        answer();
        Told there = rows.get(told.name());
        if (there == null || !there.owner().equals(told.owner())) {
            return false;
        }
        rows.put(told.name(), told);
        return true;
    }

    @Override
    public boolean insert(Told told) {
        answer();
        return rows.putIfAbsent(told.name(), told) == null;
    }

    @Override
    public void takeOver(Told told) {
        answer();
        rows.put(told.name(), told);
    }

    @Override
    public List<ServerEntity> list() {
        answer();
        return rows.values().stream().map(FakeServers::entity).toList();
    }

    @Override
    public void remove(String name, UUID owner) {
        answer();
        rows.values().removeIf(row -> row.name().equals(name) && row.owner().equals(owner));
    }

    @Override
    public int removeUnseenSince(OffsetDateTime moment) {
        answer();
        int before = rows.size();
        rows.values().removeIf(row -> row.seenAt().isBefore(moment));
        return before - rows.size();
    }

    private void answer() {
        if (away) {
            throw new IllegalStateException("no connection");
        }
    }

    private static ServerEntity entity(Told row) {
        return new ServerEntity() {
            @Override
            public String getName() {
                return row.name();
            }

            @Override
            public UUID getOwner() {
                return row.owner();
            }

            @Override
            public OffsetDateTime getStartedAt() {
                return row.startedAt();
            }

            @Override
            public OffsetDateTime getSeenAt() {
                return row.seenAt();
            }

            @Override
            public OffsetDateTime getAnswersUntil() {
                return row.answersUntil();
            }

            @Override
            public String getState() {
                return row.state();
            }
        };
    }
}
