// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import ee.functions.ejb.event.EventPayloads;
import ee.functions.ejb.statistics.InvocationCounts;
import ee.functions.jpa.invocation.InvocationRecordEntity;
import ee.functions.jpa.invocation.InvocationRecordRepository;
import ee.functions.jpa.log.LogEntryEntity;
import ee.functions.jpa.log.LogRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores and deletes log entries, invocation records and what is counted of them, and puts the records on the event stream; each
 * method is one transaction.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class LogStore {
    @Inject
    LogRepository entries;

    @Inject
    InvocationRecordRepository records;

    @Inject
    InvocationCounts counts;

    @Inject
    InvocationEvents stream;

    @Inject
    EventPayloads payloads;

    /** Stores all events, or none. */
    public void store(List<LogEvent> events) {
        List<LogEntryEntity> lines = new ArrayList<>();
        List<InvocationRecord> ended = new ArrayList<>();
        for (LogEvent event : events) {
            if (event instanceof LogLine line) {
                lines.add(entity(line));
            } else if (event instanceof InvocationRecord invocation) {
                ended.add(invocation);
            }
        }
        if (!lines.isEmpty()) {
            entries.addAll(lines);
        }
        if (!ended.isEmpty()) {
            List<InvocationRecordEntity> invocations =
                    ended.stream().map(this::entity).toList();
            records.addAll(invocations);
            counts.add(invocations);
            stream.add(invocations);
        }
    }

    /** Deletes some of the entries stored before a time; returns how many, less than the limit when none is left. */
    public int deleteEntriesBefore(OffsetDateTime time, int limit) {
        return entries.deleteBefore(time, limit);
    }

    /** Deletes some of the records before a time; returns how many, less than the limit when none is left. */
    public int deleteRecordsBefore(OffsetDateTime time, int limit) {
        return records.deleteBefore(time, limit);
    }

    /** Deletes some of the counts of invocations before a day; returns how many, less than the limit when none is left. */
    public int deleteCountsBefore(LocalDate day, int limit) {
        return counts.deleteBefore(day, limit);
    }

    private static LogEntryEntity entity(LogLine line) {
        LogEntryEntity entity = new LogEntryEntity();
        entity.setSiteId(line.invocation().siteId());
        entity.setFunctionId(line.invocation().functionId());
        entity.setVersionId(line.invocation().versionId());
        entity.setInvocationId(line.invocation().invocationId());
        entity.setLoggedAt(line.at());
        entity.setLevel(line.level());
        entity.setMessage(line.message());
        return entity;
    }

    private InvocationRecordEntity entity(InvocationRecord invocation) {
        InvocationRecordEntity entity = new InvocationRecordEntity();
        entity.setId(invocation.invocationId());
        entity.setSiteId(invocation.siteId());
        entity.setFunctionId(invocation.functionId());
        entity.setVersionId(invocation.versionId());
        entity.setTag(invocation.tag());
        entity.setOutcome(invocation.outcome());
        entity.setStatus(invocation.status());
        entity.setStartedAt(invocation.startedAt());
        entity.setDurationMs(invocation.durationMs());
        entity.setCpuTimeMs(invocation.cpuTimeMs());
        entity.setAllocatedBytes(invocation.allocatedBytes());
        entity.setCaller(invocation.caller());
        entity.setRequestBytes(invocation.requestBytes());
        entity.setResponseBytes(invocation.responseBytes());
        entity.setRequestPayload(payloads.text(invocation.request()));
        entity.setResponsePayload(payloads.text(invocation.response()));
        entity.setError(invocation.error());
        return entity;
    }
}
