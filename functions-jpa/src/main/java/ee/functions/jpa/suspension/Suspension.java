// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.suspension;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Why and since when a function or a site is not invoked; columns of the row that is suspended, all null if it is not. */
@Embeddable
public class Suspension {

    @Column(name = "suspension_reason", length = 500)
    private String reason;

    @Column(name = "suspension_source", length = 16)
    private String source;

    @Column(name = "suspended_since")
    private OffsetDateTime since;

    @Column(name = "suspended_until")
    private @Nullable OffsetDateTime until;

    /** For the persistence provider. */
    protected Suspension() {}

    /** A suspension that ends at a moment, or with null not by itself. */
    public Suspension(String reason, String source, OffsetDateTime since, @Nullable OffsetDateTime until) {
        this.reason = reason;
        this.source = source;
        this.since = since;
        this.until = until;
    }

    public String getReason() {
        return reason;
    }

    public String getSource() {
        return source;
    }

    public OffsetDateTime getSince() {
        return since;
    }

    public @Nullable OffsetDateTime getUntil() {
        return until;
    }
}
