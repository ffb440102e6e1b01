// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.egress.EgressDecision;
import ee.functions.runtime.egress.EgressProxy;
import ee.functions.runtime.egress.EgressReason;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.guard.Counts;
import ee.functions.runtime.guard.Quota;
import ee.functions.runtime.guard.Quotas;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where connections go, and whom they serve. */
@Tag("every-engine")
class FetchEgressTest {

    private final TestScope scope = new TestScope();
    private final FetchPrimitives fetch = new FetchPrimitives(FetchSettings.defaults());
    private final PlainServer server = new PlainServer();

    @AfterEach
    void stop() {
        fetch.close();
        scope.close();
        server.close();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static EgressDecision to(String... literals) {
        return new EgressDecision.Direct(
                Arrays.stream(literals).map(FetchEgressTest::address).toList());
    }

    @Test
    void connectsToTheJudgedAddressAndNeverResolvesTheName() throws Exception {
        scope.egress = (site, target) -> to("127.0.0.1");

        assertThat(get("http://rebinding.invalid:" + server.port() + "/")).startsWith("200");
        assertThat(server.heads()).singleElement().asString().contains("Host: rebinding.invalid:" + server.port());
    }

    @Test
    void aNameThatIsJudgedAnewGoesWhereItWasJudgedToGo() throws Exception {
        // The name server answers differently the second time: what is connected to is what was judged.
        List<EgressDecision> answers = new ArrayList<>(
                List.of(to("127.0.0.1"), new EgressDecision.Refused(EgressReason.NOT_PUBLIC, "private")));
        scope.egress = (site, target) -> answers.remove(0);
        String url = "http://rebinding.invalid:" + server.port() + "/";

        assertThat(get(url)).startsWith("200");
        assertThatThrownBy(() -> get(url)).hasMessageContaining("private");
        assertThat(server.heads()).hasSize(1);
    }

    @Test
    void triesTheNextAddressWhenOneDoesNotAnswer() throws Exception {
        scope.egress = (site, target) -> to("127.0.0.2", "127.0.0.1");

        assertThat(get("http://many.invalid:" + server.port() + "/")).startsWith("200");
    }

    @Test
    void keepsAConnectionForTheSameSiteOnly() throws Exception {
        scope.egress = (site, target) -> to("127.0.0.1");
        String url = "http://name.invalid:" + server.port() + "/";

        get(url);
        get(url);
        assertThat(server.connections()).isEqualTo(1);
        scope.siteId = "another";
        get(url);
        assertThat(server.connections()).isEqualTo(2);
        get("http://second.invalid:" + server.port() + "/");
        assertThat(server.connections()).isEqualTo(3);
    }

    @Test
    void sendsNothingBesideWhatFetchDefines() throws Exception {
        scope.egress = (site, target) -> to("127.0.0.1");

        get("http://name.invalid:" + server.port() + "//a%20b?c=%7B#d");

        assertThat(server.heads())
                .containsExactly("GET //a%20b?c=%7B HTTP/1.1\r\nHost: name.invalid:" + server.port()
                        + "\r\naccept-encoding: gzip, deflate");
    }

    @Test
    void aProxyIsToldTheWholeAddress() throws Exception {
        EgressProxy proxy = EgressProxy.of("http://127.0.0.1:" + server.port(), "me", "secret");
        scope.egress = (site, target) -> new EgressDecision.Proxied(proxy);

        assertThat(get("http://far.invalid/path")).startsWith("200");
        assertThat(server.heads())
                .singleElement()
                .asString()
                .startsWith("GET http://far.invalid/path HTTP/1.1\r\nHost: far.invalid\r\n")
                .contains("Proxy-Authorization: Basic bWU6c2VjcmV0");
    }

    @Test
    void aProxyIsAskedForATunnelAndMayRefuse() {
        EgressProxy proxy = EgressProxy.of("http://127.0.0.1:" + server.port(), null, null);
        scope.egress = (site, target) -> new EgressDecision.Proxied(proxy);
        server.status = 403;

        assertThatThrownBy(() -> get("https://far.invalid/path")).hasMessageContaining("refused it with status 403");
        assertThat(server.heads()).containsExactly("CONNECT far.invalid:443 HTTP/1.1\r\nHost: far.invalid:443");
    }

    @Test
    void aTunnelThatSpeaksNoTlsIsNoSecureConnection() {
        EgressProxy proxy = EgressProxy.of("http://127.0.0.1:" + server.port(), null, null);
        scope.egress = (site, target) -> new EgressDecision.Proxied(proxy);

        assertThatThrownBy(() -> get("https://far.invalid/path")).hasMessageContaining("far.invalid:443");
        assertThat(server.heads()).first().asString().startsWith("CONNECT far.invalid:443");
    }

    @Test
    void aFailureToConnectNamesNoAddress() {
        server.close();
        scope.egress = (site, target) -> to("127.0.0.1");

        assertThatThrownBy(() -> get("http://closed.invalid:" + server.port() + "/"))
                .hasMessage(
                        "java.lang.IllegalStateException: Error: cannot connect to closed.invalid:" + server.port());
    }

    @Test
    void closingEndsTheThreads() throws Exception {
        scope.egress = (site, target) -> to("127.0.0.1");
        get("http://name.invalid:" + server.port() + "/");
        List<Thread> threads = threads();
        assertThat(threads).hasSize(2).allMatch(Thread::isDaemon);

        fetch.close();

        Awaitility.await().untilAsserted(() -> assertThat(threads).noneMatch(Thread::isAlive));
    }

    @Test
    void twoThousandRequestsWaitWithoutThreads() throws Exception {
        scope.egress = (site, target) -> to("127.0.0.1");
        scope.counts = new Counts(Quotas.defaults().with(Quota.SUBREQUESTS, 2_000));
        server.hold();
        int before = Thread.activeCount();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            scope.siteId = "site-" + i % 100;
            answers.add(start("http://slow.invalid:" + server.port() + "/"));
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> server.heads().size() == 2_000);

        assertThat(Thread.activeCount() - before).isLessThan(10);

        server.letGo();
        for (Answer answer : answers) {
            assertThat((List<Object>) answer.value()).startsWith(200);
        }
    }

    @Test
    void oneSiteCannotTakeAllConnections() throws Exception {
        scope.egress = (site, target) -> to("127.0.0.1");
        scope.counts = new Counts(Quotas.defaults().with(Quota.SUBREQUESTS, 2_000));
        server.hold();
        String url = "http://slow.invalid:" + server.port() + "/";
        for (int i = 0; i < FetchSettings.defaults().connectionsPerSite(); i++) {
            start(url);
        }

        assertThatThrownBy(() -> start(url)).isInstanceOf(HostError.class).hasMessageContaining("400 requests");
        scope.siteId = "another";
        Answer answer = start(url);
        server.letGo();
        assertThat((List<Object>) answer.value()).startsWith(200);
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(FetchConnections.THREAD_NAME))
                .toList();
    }

    private Answer start(String url) throws HostError {
        Answer answer = new Answer();
        fetch.functions(scope).get("startFetch").call(new Object[] {"GET", url, "", null, answer, false});
        return answer;
    }

    /** Gives the status and the body of an answer, read to its end. */
    private String get(String url) throws Exception {
        Map<String, HostFunction> functions = fetch.functions(scope);
        Answer head = new Answer();
        Object id = functions.get("startFetch").call(new Object[] {"GET", url, "", null, head, false});
        StringBuilder text = new StringBuilder(String.valueOf(((List<Object>) head.value()).get(0)));
        while (true) {
            Answer chunk = new Answer();
            functions.get("readFetch").call(new Object[] {id, chunk});
            byte[] bytes = (byte[]) chunk.value();
            if (bytes == null) {
                return text.toString();
            }
            text.append(' ').append(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
