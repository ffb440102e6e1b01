// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.function.FunctionDeleted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.log.LogEntryValue;
import ee.functions.ejb.log.LogFilter;
import ee.functions.ejb.log.LogWriter;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.jpa.log.StoredPosition;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogTailServiceTest {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-20T12:00:00Z");
    private static final UUID FUNCTION = UUID.randomUUID();
    private static final UUID VERSION = UUID.randomUUID();
    private static final UUID INVOCATION = UUID.randomUUID();
    private static final TailQuery ALL = new TailQuery(null, LogFilter.ALL, null);

    private final MovingClock clock = new MovingClock();
    private final StoredEntries entries = new StoredEntries();
    private final LogTailService tails =
            service(TestSettings.with(Setting.SITE_LOG_TAILS, "3").and(Setting.LOG_TAILS, "4"));

    private LogTailService service(TestSettings settings) {
        return Beans.wire(new LogTailService(), entries, clock, settings.build(), new LogWriter() {
            @Override
            public void flush() {
                entries.flushed++;
            }
        });
    }

    /** Entries in the order in which they were stored, one a microsecond. */
    private static final class StoredEntries extends TailPages {
        private final List<StoredEntry> stored = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private OffsetDateTime settled = NOON;
        private boolean away;
        private boolean deleted;
        private int flushed;

        void store(String level, String... messages) {
            for (String message : messages) {
                settled = settled.plusNanos(1000);
                stored.add(new StoredEntry(
                        new StoredPosition(settled, stored.size() + 1L),
                        new LogEntryValue(NOON, level, message, INVOCATION, VERSION)));
            }
        }

        @Override
        public StoredPosition start(String siteId, UUID functionId, TailQuery query) {
            String after = query.after();
            if (after == null) {
                return query.from() == null ? StoredPosition.endOf(settled) : StoredPosition.endOf(NOON);
            }
            return stored.stream()
                    .map(StoredEntry::position)
                    .filter(position -> token(position).equals(after))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public OffsetDateTime settledUntil() {
            if (away) {
                throw new IllegalStateException("The database is away.");
            }
            return settled;
        }

        @Override
        public List<StoredEntry> read(UUID functionId, StoredPosition after, OffsetDateTime until, int limit) {
            asked.add(token(after));
            return stored.stream()
                    .filter(entry -> functionId.equals(FUNCTION))
                    .filter(entry -> entry.position().compareTo(after) > 0)
                    .filter(entry -> !entry.position().storedAt().isAfter(until))
                    .limit(limit)
                    .toList();
        }

        @Override
        public boolean exists(UUID functionId) {
            return !deleted;
        }
    }

    /** Notes what it is told. */
    private static final class Reader implements TailReader {
        private final List<String> messages = new ArrayList<>();
        private final List<String> positions = new ArrayList<>();
        private int alive;
        private int room = Integer.MAX_VALUE;
        private boolean gone;
        private boolean dropped;

        @Nullable
        private String end;

        @Override
        public boolean hasRoom() {
            return messages.size() < room;
        }

        @Override
        public void entry(String position, LogEntryValue entry) {
            messages.add(entry.message());
            positions.add(position);
        }

        @Override
        public void alive(String position) {
            alive++;
        }

        @Override
        public void end(String why) {
            end = why;
        }

        @Override
        public boolean isGone() {
            return gone;
        }

        @Override
        public void drop() {
            dropped = true;
        }
    }

    private Reader open(TailQuery query) {
        return open(Callers.all(), query, null);
    }

    private Reader open(Caller caller, TailQuery query, @Nullable Instant expires) {
        Reader reader = new Reader();
        tails.open(caller, FUNCTION, query, expires, () -> reader);
        return reader;
    }

    @Test
    void readerGetsWhatIsStoredFromNowOnOnceAndInOrder() {
        entries.store("INFO", "before");
        Reader reader = open(ALL);
        assertThat(reader.alive).isEqualTo(1);
        tails.read();
        entries.store("INFO", "one", "two");
        tails.read();
        tails.read();
        entries.store("INFO", "three");
        tails.read();
        assertThat(reader.messages).containsExactly("one", "two", "three");
    }

    @Test
    void readerThatConnectsAgainGoesOnBehindWhatItHas() {
        Reader first = open(ALL);
        entries.store("INFO", "one", "two", "three");
        tails.read();

        Reader second = open(new TailQuery(null, LogFilter.ALL, first.positions.get(0)));
        tails.read();

        assertThat(second.messages).containsExactly("two", "three");
    }

    @Test
    void readersAtOnePlaceAreReadForOnce() {
        Reader all = open(ALL);
        Reader errors = open(new TailQuery(null, new LogFilter(VERSION, INVOCATION, Set.of("ERROR"), null), null));
        Reader others = open(new TailQuery(null, new LogFilter(UUID.randomUUID(), null, Set.of(), null), null));
        entries.store("INFO", "one");
        entries.store("ERROR", "two");
        tails.read();
        assertThat(entries.asked).hasSize(1);
        assertThat(all.messages).containsExactly("one", "two");
        assertThat(errors.messages).containsExactly("two");
        assertThat(others.messages).isEmpty();
        entries.store("ERROR", "three");
        tails.read();
        assertThat(entries.asked).hasSize(2);
        assertThat(errors.messages).containsExactly("two", "three");
    }

    @Test
    void readerOfATextGetsTheEntriesThatContainItInAnyCase() {
        Reader reader = open(new TailQuery(null, new LogFilter(null, null, Set.of(), "Order ÄÖ"), null));
        entries.store("INFO", "order äö 7", "order 8", "an ORDER ÄÖ");
        tails.read();
        assertThat(reader.messages).containsExactly("order äö 7", "an ORDER ÄÖ");
    }

    @Test
    void readerOfThePastGetsAllPagesOfItInOneRun() {
        String[] messages = new String[999];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = "m" + i;
        }
        entries.store("INFO", messages);
        Reader reader = open(new TailQuery(NOON.minusHours(1), LogFilter.ALL, null));
        Reader live = open(ALL);
        tails.read();
        assertThat(reader.messages).containsExactly(messages);
        assertThat(live.messages).isEmpty();
    }

    @Test
    void entriesOfBeforeTheTimeOrPastTheirRetentionAreNotShown() {
        Reader later = open(new TailQuery(NOON.plusSeconds(1), LogFilter.ALL, null));
        entries.store("INFO", "one");
        tails.read();
        assertThat(later.messages).isEmpty();
        clock.advance(Duration.ofHours(73));
        Reader past = open(new TailQuery(NOON.minusHours(1), LogFilter.ALL, null));
        tails.read();
        assertThat(past.messages).isEmpty();
    }

    @Test
    void readerWithoutRoomMissesNothing() {
        Reader slow = open(ALL);
        Reader quick = open(ALL);
        slow.room = 1;
        entries.store("INFO", "one", "two", "three");
        tails.read();
        tails.read();
        assertThat(slow.messages).containsExactly("one");
        assertThat(quick.messages).containsExactly("one", "two", "three");
        slow.room = 9;
        tails.read();
        assertThat(slow.messages).containsExactly("one", "two", "three");
    }

    @Test
    void readerThatMakesNoRoomIsDropped() {
        Reader stuck = open(ALL);
        stuck.room = 0;
        tails.lookAfter();
        clock.advance(Duration.ofSeconds(29));
        tails.lookAfter();
        assertThat(stuck.dropped).isFalse();
        clock.advance(Duration.ofSeconds(1));
        tails.lookAfter();
        assertThat(stuck.dropped).isTrue();
        assertThat(tails.size()).isZero();
    }

    @Test
    void readerHearsEveryFifteenSecondsThatTheTailLives() {
        Reader reader = open(ALL);
        tails.lookAfter();
        clock.advance(Duration.ofSeconds(15));
        tails.lookAfter();
        tails.lookAfter();
        assertThat(reader.alive).isEqualTo(2);
    }

    @Test
    void tailEndsAfterItsTimeAndWhenTheTokenExpires() {
        Reader long1 = open(ALL);
        Reader short1 = open(Callers.all(), ALL, clock.instant().plusSeconds(60));
        clock.advance(Duration.ofSeconds(60));
        tails.lookAfter();
        assertThat(short1.end).contains("token");
        assertThat(long1.end).isNull();
        clock.advance(Duration.ofSeconds(3540));
        tails.lookAfter();
        assertThat(long1.end).contains("Connect again");
        assertThat(tails.size()).isZero();
    }

    @Test
    void tailEndsWithItsFunction() {
        Reader here = open(ALL);
        tails.onDeleted(new FunctionDeleted(UUID.randomUUID(), UUID.randomUUID(), null));
        assertThat(here.end).isNull();
        tails.onDeleted(new FunctionDeleted(FUNCTION, UUID.randomUUID(), null));
        assertThat(here.end).contains("deleted");

        Reader elsewhere = open(ALL);
        tails.endThoseOfDeletedFunctions();
        assertThat(elsewhere.end).isNull();
        entries.deleted = true;
        tails.endThoseOfDeletedFunctions();
        assertThat(elsewhere.end).contains("deleted");
    }

    @Test
    void tailsEndWithTheServerAndNoOtherBegins() {
        Reader reader = open(ALL);
        tails.onServerStopping(new ServerStopping());
        assertThat(reader.end).contains("stopping");
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> open(ALL))
                .returns(ErrorCode.SERVER_BUSY, FunctionsException::code);
    }

    @Test
    void tailsOfASiteAndOfTheServerAreBounded() {
        Reader first = open(ALL);
        open(ALL);
        open(ALL);
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> open(ALL))
                .returns(ErrorCode.TAIL_LIMIT_REACHED, FunctionsException::code)
                .satisfies(refusal ->
                        assertThat(refusal.detail(Detail.RETRY_AFTER)).isEqualTo("10"))
                .withMessageContaining("3");
        Caller other = Callers.ofOtherSite();
        open(other, ALL, null);
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> open(other, ALL, null))
                .withMessageContaining("server")
                .withMessageContaining("4");
        first.gone = true;
        tails.lookAfter();
        open(ALL);
        assertThat(tails.size()).isEqualTo(4);
    }

    @Test
    void databaseThatIsAwayIsAskedAgain() {
        Reader reader = open(ALL);
        entries.store("INFO", "one");
        entries.away = true;
        tails.read();
        entries.away = false;
        tails.read();
        assertThat(reader.messages).containsExactly("one");
    }

    @Test
    void permissionIsNeeded() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> open(Callers.with(Permission.FUNCTIONS_UPDATE), ALL, null))
                .returns(ErrorCode.PERMISSION_DENIED, FunctionsException::code);
    }

    @Test
    void positionThatIsNoneIsRefusedByTheNameOfTheHeader() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> TailPages.position("rubbish"))
                .withMessageContaining("Last-Event-ID");
    }
}
