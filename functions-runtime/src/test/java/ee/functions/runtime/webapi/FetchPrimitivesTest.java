// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.egress.EgressDecision;
import ee.functions.runtime.egress.EgressReason;
import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetchPrimitivesTest {

    private static final int CAP = 1000;

    private final TestScope scope = new TestScope();
    private final FetchPrimitives fetch =
            new FetchPrimitives(new FetchSettings(CAP, CAP, Duration.ofSeconds(5), 10, 10));
    private final Map<String, HostFunction> functions = fetch.functions(scope);
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer();
        scope.egress = (site, target) -> new EgressDecision.Direct(List.of(Objects.requireNonNull(target.literal())));
    }

    @AfterEach
    void stop() {
        fetch.close();
        scope.close();
        server.close();
    }

    @Test
    void givesTheHeadThenTheBodyThenTheEnd() throws Exception {
        Answer head = new Answer();
        Object id = start("/bytes?count=1000", head);

        assertThat((List<Object>) head.value()).startsWith(200).contains("content-length", "1000");
        assertThat(bodyLength(id)).isEqualTo(1000);
    }

    @Test
    void refusesABodyOverTheCapWithTheNumber() throws Exception {
        Answer head = new Answer();
        Object id = start("/bytes?count=1001", head);
        head.value();

        assertThatThrownBy(() -> bodyLength(id)).hasMessageContaining("larger than 1000 bytes");
    }

    @Test
    void refusesAHeaderOverTheLimits() throws Exception {
        Answer fits = new Answer();
        start("/fields?count=190&length=16000", fits);
        Answer tooMany = new Answer();
        start("/fields?count=300&length=1", tooMany);
        Answer tooLong = new Answer();
        start("/fields?count=1&length=17000", tooLong);

        assertThat((List<Object>) fits.value()).startsWith(200);
        assertThatThrownBy(tooMany::value).hasMessageContaining("too many or too long");
        assertThatThrownBy(tooLong::value).hasMessageContaining("too many or too long");
    }

    @Test
    void countsACompressedBodyAfterDecompression() throws Exception {
        Answer head = new Answer();
        Object id = start("/gzip?count=100000", head);

        assertThat((List<Object>) head.value()).doesNotContain("content-encoding", "content-length");
        assertThatThrownBy(() -> bodyLength(id)).hasMessageContaining("larger than 1000 bytes");
    }

    @Test
    void asksThePolicyAndDoesNotConnectWhenItRefuses() throws Exception {
        scope.egress = (site, target) -> new EgressDecision.Refused(EgressReason.NOT_LISTED, "not there");
        Answer head = new Answer();
        start("/hang", head);

        assertThatThrownBy(head::value).hasMessageContaining("not there");
        assertThat(server.hanging.getCount()).isEqualTo(1);
    }

    @Test
    void abortFailsTheCallbackThatWaits() throws Exception {
        Answer head = new Answer();
        Object id = start("/hang", head);
        assertThat(server.hanging.await(60, TimeUnit.SECONDS)).isTrue();

        functions.get("abortFetch").call(new Object[] {id});

        assertThatThrownBy(head::value).hasMessageContaining("stopped");
    }

    @Test
    void aBodyNobodyReadsEndsWithTheTimeLimit() throws Exception {
        Answer head = new Answer();
        Object id = start("/hang-in-body", head);
        head.value();
        assertThat(read(id).value()).isNotNull();

        Answer rest = read(id);
        scope.passTime();

        assertThatThrownBy(rest::value).hasMessageContaining("stopped");
    }

    @Test
    void closeEndsWhatIsUnderWayAndRefusesMore() throws Exception {
        Answer head = new Answer();
        start("/hang", head);
        assertThat(server.hanging.await(60, TimeUnit.SECONDS)).isTrue();

        fetch.close();

        assertThatThrownBy(head::value).hasMessageContaining("stopped");
        assertThatThrownBy(() -> start("/echo", new Answer()))
                .isInstanceOf(HostError.class)
                .hasMessageContaining("stopping");
    }

    private Object start(String path, HostCallback callback) throws HostError {
        return functions.get("startFetch").call(new Object[] {"GET", server.url(path), "", null, callback, false});
    }

    private Answer read(Object id) throws HostError {
        Answer chunk = new Answer();
        functions.get("readFetch").call(new Object[] {id, chunk});
        return chunk;
    }

    private int bodyLength(Object id) throws Exception {
        int length = 0;
        for (byte[] chunk = (byte[]) read(id).value(); chunk != null; chunk = (byte[]) read(id).value()) {
            length += chunk.length;
        }
        return length;
    }
}
