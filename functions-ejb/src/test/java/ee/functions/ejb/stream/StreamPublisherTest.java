// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeOutbox;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StreamPublisherTest {
    private final MovingClock clock = new MovingClock();
    private final FakeOutbox outbox = new FakeOutbox(clock);
    private final Settings settings = TestSettings.with(Setting.STREAM_BATCH_SIZE, "3")
            .and(Setting.STREAM_RETRY_INTERVAL_MS, "600000")
            .build();
    private final RecordingBroker broker = new RecordingBroker();
    private final ExecutorService io = Executors.newCachedThreadPool();
    private final FakeExecutors executors = new FakeExecutors() {
        @Override
        public Executor io() {
            return io;
        }
    };

    /** Keeps what it is given, and fails in the ways in which brokers fail. */
    private static final class RecordingBroker implements Broker {
        final List<String> published = new ArrayList<>();
        final List<Integer> batches = new ArrayList<>();
        volatile boolean away;
        volatile boolean losesTheConfirmation;
        volatile int closed;
        volatile CountDownLatch hangs = new CountDownLatch(0);
        final CountDownLatch hanging = new CountDownLatch(1);

        @Override
        public void publish(List<StreamMessage> messages) throws BrokerUnavailable {
            if (away) {
                throw new BrokerUnavailable("away", null);
            }
            if (hangs.getCount() > 0) {
                hanging.countDown();
                try {
                    hangs.await();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
                throw new BrokerUnavailable("dropped", null);
            }
            batches.add(messages.size());
            messages.forEach(message -> published.add(message.id()));
            if (losesTheConfirmation) {
                throw new BrokerUnavailable("gone before it confirmed", null);
            }
        }

        @Override
        public void drop() {
            hangs.countDown();
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @AfterEach
    void close() {
        executors.close();
        io.shutdownNow();
    }

    private StreamPublisher publisher(Broker used) {
        StreamPublisher publisher = Beans.wire(
                new StreamPublisher(),
                new Brokers() {
                    @Override
                    public Optional<Broker> chosen() {
                        return Optional.ofNullable(used);
                    }
                },
                outbox.store,
                executors,
                settings,
                clock);
        return publisher;
    }

    /** A publisher that has its broker but does not look by itself: the loop waits for the test. */
    private StreamPublisher asked() {
        StreamPublisher publisher = publisher(broker);
        publisher.broker = broker;
        return publisher;
    }

    @Test
    void everythingIsPublishedInOrderAndThenRemoved() {
        add(7);
        Duration wait = asked().publish();

        assertThat(broker.published).isEqualTo(ids(7));
        assertThat(broker.batches).containsExactly(3, 3, 1);
        assertThat(outbox.waiting).isEmpty();
        assertThat(wait).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void nothingIsRemovedBeforeItIsConfirmed() {
        StreamPublisher publisher = asked();
        add(5);
        broker.losesTheConfirmation = true;
        Duration wait = publisher.publish();

        assertThat(wait).isEqualTo(Duration.ofMinutes(10));
        assertThat(outbox.waiting).hasSize(5);
        assertThat(broker.closed).isEqualTo(1);

        broker.losesTheConfirmation = false;
        publisher.publish();

        assertThat(outbox.waiting).isEmpty();
        assertThat(broker.published).containsExactly("m0", "m1", "m2", "m0", "m1", "m2", "m3", "m4");
    }

    @Test
    void whatWasConfirmedButNotRemovedIsPublishedAgain() {
        StreamPublisher publisher = asked();
        add(2);
        StreamStore real = outbox.store;
        StreamStore forgetful = new StreamStore() {
            @Override
            public boolean lease(UUID owner, Duration duration) {
                return true;
            }

            @Override
            public void release(UUID owner) {
                // nobody else asks
            }

            @Override
            public List<StreamMessage> first(int limit) {
                return real.first(limit);
            }

            @Override
            public void remove(List<Long> positions) {
                throw new IllegalStateException("no connection");
            }
        };
        publisher.store = forgetful;
        publisher.publish();
        publisher.store = real;
        publisher.publish();

        assertThat(broker.published).containsExactly("m0", "m1", "m0", "m1");
        assertThat(new LinkedHashSet<>(broker.published)).containsExactly("m0", "m1");
        assertThat(outbox.waiting).isEmpty();
    }

    @Test
    void brokerThatIsAwayCostsNothingAndIsAskedAgain() {
        StreamPublisher publisher = asked();
        broker.away = true;
        add(4);
        publisher.publish();
        publisher.publish();
        assertThat(outbox.waiting).hasSize(4);

        broker.away = false;
        publisher.publish();
        assertThat(broker.published).isEqualTo(ids(4));
    }

    @Test
    void databaseThatIsAwayIsAskedAgain() {
        StreamPublisher publisher = asked();
        add(1);
        outbox.away = true;
        assertThat(publisher.publish()).isEqualTo(Duration.ofMinutes(10));
        outbox.away = false;
        publisher.publish();

        assertThat(broker.published).containsExactly("m0");
    }

    @Test
    void onlyOneServerPublishesUntilItsLeaseEnds() {
        StreamPublisher first = asked();
        StreamPublisher second = asked();
        first.publish();
        add(1);
        assertThat(second.publish()).isGreaterThan(Duration.ofSeconds(1));
        assertThat(broker.published).isEmpty();

        clock.advance(Duration.ofSeconds(20));
        second.publish();
        assertThat(broker.published).containsExactly("m0");
        add(2);
        first.publish();
        assertThat(broker.published).containsExactly("m0");
    }

    @Test
    void serverThatPublishesKeepsItsLease() {
        StreamPublisher first = asked();
        StreamPublisher second = asked();
        for (int second15 = 0; second15 < 4; second15++) {
            first.publish();
            clock.advance(Duration.ofSeconds(15));
        }
        first.publish();
        add(1);
        second.publish();
        assertThat(broker.published).isEmpty();
        first.publish();

        assertThat(broker.published).containsExactly("m0");
    }

    @Test
    void serverWhoseBrokerIsAwayLetsAnotherTry() {
        StreamPublisher first = asked();
        broker.away = true;
        add(1);
        first.publish();
        broker.away = false;
        asked().publish();

        assertThat(broker.published).containsExactly("m0");
    }

    @Test
    void serverThatStopsLetsAnotherGoOnAtOnce() {
        StreamPublisher first = asked();
        first.publish();
        first.onServerStopping(new ServerStopping());
        add(1);
        first.publish();
        assertThat(broker.published).isEmpty();
        asked().publish();

        assertThat(broker.published).containsExactly("m0");
        assertThat(broker.closed).isEqualTo(1);
    }

    @Test
    @Timeout(20)
    void stopBreaksABatchThatTheBrokerDoesNotConfirm() {
        StreamPublisher publisher = publisher(broker);
        broker.hangs = new CountDownLatch(1);
        add(1);
        publisher.onServerStarted(new ServerStarted());
        await().until(() -> broker.hanging.getCount() == 0);
        publisher.onServerStopping(new ServerStopping());

        assertThat(broker.hangs.getCount()).isZero();
        assertThat(broker.closed).isPositive();
        assertThat(outbox.waiting).hasSize(1);
    }

    @Test
    void serverLooksByItselfUntilItStops() {
        StreamPublisher publisher = publisher(broker);
        publisher.onServerStarted(new ServerStarted());
        add(2);
        await().until(outbox.waiting::isEmpty);
        publisher.onServerStopping(new ServerStopping());

        assertThat(broker.published).isEqualTo(ids(2));
    }

    @Test
    void nothingHappensWhileTheStreamIsOff() {
        StreamPublisher publisher = publisher(null);
        publisher.onServerStarted(new ServerStarted());
        add(1);
        publisher.publish();
        publisher.onServerStopping(new ServerStopping());

        assertThat(outbox.waiting).hasSize(1);
    }

    private void add(int count) {
        ids(count).forEach(outbox::add);
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "m" + i).toList();
    }
}
