// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.invocation.InvocationRecordRepository;
import ee.functions.jpa.log.LogRepository;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Log entries and invocation records go to the database in batches, not one by one. */
class BatchWritingTest {

    private final List<String> roundTrips = new ArrayList<>();
    private final TestDatabase database = TestDatabase.of(watched(DataSource.class, TestDatabase.emptyH2()));
    private final UUID functionId = UUID.randomUUID();

    @Test
    void thousandLogEntriesNeedAHandfulOfRoundTrips() {
        roundTrips.clear();
        database.run(entityManager -> new LogRepository(entityManager)
                .addAll(IntStream.range(0, 1000)
                        .mapToObj(i -> Samples.logEntry(functionId, NOON, "m" + i))
                        .toList()));
        assertThat(roundTrips).contains("executeBatch").hasSizeLessThan(8);
        assertThat(database.count("log_entry")).isEqualTo(1000);
    }

    @Test
    void thousandInvocationRecordsNeedAHandfulOfRoundTrips() {
        roundTrips.clear();
        database.run(entityManager -> new InvocationRecordRepository(entityManager)
                .addAll(IntStream.range(0, 1000)
                        .mapToObj(i -> Samples.invocationRecord(functionId, NOON))
                        .toList()));
        assertThat(roundTrips).contains("executeBatch").hasSizeLessThan(8);
        assertThat(database.count("invocation_record")).isEqualTo(1000);
    }

    private <T> T watched(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().startsWith("execute")) {
                roundTrips.add(method.getName());
            }
            try {
                Object result = method.invoke(target, args);
                if (result instanceof Connection connection) {
                    return watched(Connection.class, connection);
                }
                return result instanceof PreparedStatement statement
                        ? watched(PreparedStatement.class, statement)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
