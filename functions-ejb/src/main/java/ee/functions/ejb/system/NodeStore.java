// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import ee.functions.jpa.server.ServerEntity;
import ee.functions.jpa.server.ServerRepository;
import ee.functions.jpa.server.ServerRepository.Told;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Where the servers of the installation tell each other of themselves; each method is one short transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class NodeStore {
    private static final System.Logger LOG = System.getLogger(NodeStore.class.getName());

    @Inject
    ServerRepository servers;

    @Inject
    Clock clock;

    /**
     * A server that told of itself.
     *
     * @param name what it is called
     * @param startedAt when its start had ended
     * @param seenAt when it told of itself last
     * @param answersUntil until when it counts as there
     * @param state what it told
     */
    public record StoredNode(String name, Instant startedAt, Instant seenAt, Instant answersUntil, NodeState state) {}

    /**
     * The servers that told of themselves.
     *
     * @param nodes those that could be read, by name
     * @param areAll whether all could be read: a newer release may tell what this one does not understand
     */
    public record StoredNodes(List<StoredNode> nodes, boolean areAll) {
        /** Copies the nodes. */
        public StoredNodes {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * Stores what a server tells of itself, now.
     *
     * @param owner tells this start of the server from others
     * @param answersFor how long it counts as there unless it tells of itself again
     * @return whether another start, or another server of that name, had told of itself since this one did
     */
    public boolean tell(UUID owner, String name, Instant startedAt, Duration answersFor, NodeState state) {
        Instant now = clock.instant();
        Told told =
                new Told(name, owner, stored(startedAt), stored(now), stored(now.plus(answersFor)), NodeJson.of(state));
        if (servers.update(told) || servers.insert(told)) {
            return false;
        }
        servers.takeOver(told);
        return true;
    }

    /** Forgets a server, unless another start of it has told of itself since. */
    public void remove(UUID owner, String name) {
        servers.remove(name, owner);
    }

    /** Forgets servers that told nothing for so long; returns how many. */
    public int removeUnseenFor(Duration time) {
        return servers.removeUnseenSince(stored(clock.instant().minus(time)));
    }

    /** Returns all servers that are not forgotten, those that have gone too. */
    public StoredNodes all() {
        List<ServerEntity> rows = servers.list();
        List<StoredNode> nodes = new ArrayList<>();
        for (ServerEntity row : rows) {
            try {
                nodes.add(new StoredNode(
                        row.getName(),
                        row.getStartedAt().toInstant(),
                        row.getSeenAt().toInstant(),
                        row.getAnswersUntil().toInstant(),
                        NodeJson.toState(row.getState())));
            } catch (RuntimeException unknown) {
                LOG.log(System.Logger.Level.DEBUG, "What a server tells of itself is not understood", unknown);
            }
        }
        return new StoredNodes(nodes, nodes.size() == rows.size());
    }

    private static OffsetDateTime stored(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
