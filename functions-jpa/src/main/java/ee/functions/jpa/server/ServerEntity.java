// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.server;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A server of the installation, as it last told of itself. Written by the statements of {@link ServerRepository} only. */
@Entity
@Table(name = "server")
public class ServerEntity {

    @Id
    @Column(name = "name", nullable = false, length = 255)
    private String name;

    @Column(name = "owner", nullable = false)
    private UUID owner;

    @Column(name = "started_at", nullable = false)
    private OffsetDateTime startedAt;

    @Column(name = "seen_at", nullable = false)
    private OffsetDateTime seenAt;

    @Column(name = "answers_until", nullable = false)
    private OffsetDateTime answersUntil;

    @Column(name = "state", nullable = false)
    private String state;

    public String getName() {
        return name;
    }

    /** Which start of a server writes the row. */
    public UUID getOwner() {
        return owner;
    }

    /** When its start had ended. */
    public OffsetDateTime getStartedAt() {
        return startedAt;
    }

    /** When it told of itself last. */
    public OffsetDateTime getSeenAt() {
        return seenAt;
    }

    /** Until when it counts as there unless it tells of itself again. */
    public OffsetDateTime getAnswersUntil() {
        return answersUntil;
    }

    /** What it told, in JSON. */
    public String getState() {
        return state;
    }
}
