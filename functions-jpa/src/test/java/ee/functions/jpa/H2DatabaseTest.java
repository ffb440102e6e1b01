// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of the tables on H2 in PostgreSQL mode. */
class H2DatabaseTest {

    @Nested
    class Migration extends SchemaMigrationContract {
        @Override
        DataSource emptyDatabase() {
            return TestDatabase.emptyH2();
        }
    }

    @Nested
    class MigrationInAFile extends SchemaMigrationContract {
        @TempDir
        Path directory;

        @Override
        DataSource emptyDatabase() {
            return TestDatabase.emptyH2(directory.resolve("functions"));
        }
    }

    @Nested
    class SitesAndFunctions extends FunctionRepositoryContract {
        SitesAndFunctions() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class Versions extends VersionRepositoryContract {
        Versions() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class Tags extends TagRepositoryContract {
        Tags() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class Drafts extends DraftRepositoryContract {
        Drafts() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class Items extends KvRepositoryContract {
        Items() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class LogsAndRecords extends LogRepositoryContract {
        LogsAndRecords() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class AuditLog extends AuditRepositoryContract {
        AuditLog() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class Counts extends InvocationCountRepositoryContract {
        Counts() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class Outbox extends OutboxRepositoryContract {
        Outbox() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class Scaling extends ScalingPolicyRepositoryContract {
        Scaling() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class AsyncInvocations extends AsyncInvocationRepositoryContract {
        AsyncInvocations() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class Schedules extends ScheduleRepositoryContract {
        Schedules() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class Events extends EventRepositoryContract {
        Events() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class Servers extends ServerRepositoryContract {
        Servers() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class IdempotentRequests extends IdempotentRequestRepositoryContract {
        IdempotentRequests() {
            super(TestDatabase.h2());
        }
    }
}
