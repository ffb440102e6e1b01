// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.kv.KvRepository;
import ee.functions.jpa.log.LogEntryEntity;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contracts of the tables on PostgreSQL. */
class PostgresDatabaseTest {

    @Nested
    class Migration extends SchemaMigrationContract {
        @Override
        DataSource emptyDatabase() {
            return TestDatabase.emptyPostgres();
        }
    }

    @Nested
    class SitesAndFunctions extends FunctionRepositoryContract {
        SitesAndFunctions() {
            super(TestDatabase.postgres());
        }
    }

    @Nested
    class Versions extends VersionRepositoryContract {
        Versions() {
            super(TestDatabase.postgres());
        }
    }

    @Nested
    class Tags extends TagRepositoryContract {
        Tags() {
            super(TestDatabase.postgres());
        }
    }

    @Nested
    class Drafts extends DraftRepositoryContract {
        Drafts() {
            super(TestDatabase.postgres());
        }
    }

    @Nested
    class Items extends KvRepositoryContract {
        Items() {
            super(TestDatabase.postgres());
        }

        @Test
        void deleteExpiredPassesOverWhatOthersAreWriting() {
            put("written", "\"old\"", Samples.NOON);
            put("expired", "\"old\"", Samples.NOON);
            TestDatabase.postgres().run(writer -> {
                new KvRepository(writer).put("s", "n", "written", "\"new\"", Samples.NOON.plusHours(72), Samples.NOON);
                int deleted = TestDatabase.postgres().call(deleter -> {
                    // so that waiting would be an error
                    deleter.createNativeQuery("SET LOCAL lock_timeout = '100ms'")
                            .executeUpdate();
                    return new KvRepository(deleter).deleteExpired(Samples.NOON, 10);
                });
                assertThat(deleted).isEqualTo(1);
            });
            assertThat(find("written", Samples.NOON)).isPresent();
        }
    }

    @Nested
    class LogsAndRecords extends LogRepositoryContract {
        LogsAndRecords() {
            super(TestDatabase.postgres());
        }

        @Test
        void momentsAreUtcAndExactInTheHourThatAClockChangeRepeats() {
            OffsetDateTime first = OffsetDateTime.parse("2026-10-25T00:30:00Z");
            OffsetDateTime second = OffsetDateTime.parse("2026-10-25T02:30:00+01:00");
            add(List.of(Samples.logEntry(functionId, second, "second"), Samples.logEntry(functionId, first, "first")));
            List<LogEntryEntity> stored = page(first, second.plusSeconds(1), null, 9);
            assertThat(messages(stored)).containsExactly("first", "second");
            assertThat(stored)
                    .extracting(LogEntryEntity::getLoggedAt)
                    .usingElementComparator(OffsetDateTime::compareTo)
                    .containsExactly(first, second.withOffsetSameInstant(ZoneOffset.UTC));
            assertThat(messages(page(first.plusMinutes(30), second.plusSeconds(1), null, 9)))
                    .containsExactly("second");
        }
    }

    @Nested
    class AuditLog extends AuditRepositoryContract {
        AuditLog() {
            super(TestDatabase.postgres());
        }
    }

    @Nested
    class Counts extends InvocationCountRepositoryContract {
        Counts() {
            super(TestDatabase.postgres());
        }
    }

    @Nested
    class Outbox extends OutboxRepositoryContract {
        Outbox() {
            super(TestDatabase.postgres());
        }
    }

    @Nested
    class Scaling extends ScalingPolicyRepositoryContract {
        Scaling() {
            super(TestDatabase.postgres());
        }
    }

    @Nested
    class AsyncInvocations extends AsyncInvocationRepositoryContract {
        AsyncInvocations() {
            super(TestDatabase.postgres());
        }
    }

    @Nested
    class Schedules extends ScheduleRepositoryContract {
        Schedules() {
            super(TestDatabase.postgres());
        }
    }

    @Nested
    class Events extends EventRepositoryContract {
        Events() {
            super(TestDatabase.postgres());
        }
    }

    @Nested
    class Servers extends ServerRepositoryContract {
        Servers() {
            super(TestDatabase.postgres());
        }
    }

    @Nested
    class IdempotentRequests extends IdempotentRequestRepositoryContract {
        IdempotentRequests() {
            super(TestDatabase.postgres());
        }
    }
}
