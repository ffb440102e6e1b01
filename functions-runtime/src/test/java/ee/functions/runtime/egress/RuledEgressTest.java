// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuledEgressTest {

    private static final String SITE = "site";

    private final EgressRefusals refusals = new EgressRefusals();
    private List<String> allow = List.of();
    private List<String> deny = List.of();
    private List<String> siteAllow = List.of();
    private List<String> noProxy = List.of();
    private List<String> allowOfSite = List.of();
    private List<String> denyOfSite = List.of();
    private boolean publicByDefault = true;
    private @Nullable EgressProxy proxy;

    private EgressDecision judge(String url) {
        ServerEgress server = new ServerEgress(
                EgressRules.parse(allow),
                EgressRules.parse(deny),
                EgressRules.parse(siteAllow),
                publicByDefault,
                proxy,
                EgressRules.parse(noProxy));
        SiteEgress site = new SiteEgress(EgressRules.parse(allowOfSite), EgressRules.parse(denyOfSite));
        RuledEgress egress = new RuledEgress(
                server,
                id -> id.equals(SITE) ? site : SiteEgress.NONE,
                refusals,
                RuledEgressTest::lookUp,
                address -> address.getHostAddress().equals("93.184.216.99"));
        return egress.judge(SITE, EgressTarget.of(URI.create(url)));
    }

    private String outcome(String url) {
        EgressDecision decision = judge(url);
        return decision instanceof EgressDecision.Refused refused
                ? refused.reason().name()
                : decision instanceof EgressDecision.Proxied ? "PROXIED" : "ALLOWED";
    }

    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        return switch (host) {
            case "public.example", "a.public.example" ->
                addresses("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946");
            case "mixed.example" -> addresses("10.1.2.3", "93.184.216.34", "127.0.0.1");
            case "intranet.example", "a.intranet.example", "db.internal" -> addresses("10.0.0.1");
            case "loop.example", "localhost", "app.localhost", "printer.local" -> addresses("127.0.0.1");
            case "metadata.example" -> addresses("169.254.169.254");
            case "own.example" -> addresses("93.184.216.99");
            default -> throw new UnknownHostException(host);
        };
    }

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return addresses;
    }

    @ParameterizedTest
    @CsvFileSource(resources = "targets.csv", numLinesToSkip = 1, delimiter = ' ')
    void judgesEachTargetWithoutRules(String url, String expected) {
        assertThat(outcome(url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "rules.csv", numLinesToSkip = 1, delimiter = ';')
    void judgesByRules(
            String url,
            String expected,
            @Nullable String allowed,
            @Nullable String denied,
            @Nullable String leftToSites,
            @Nullable String allowedOfSite,
            @Nullable String deniedOfSite,
            @Nullable String closed) {
        allow = list(allowed);
        deny = list(denied);
        siteAllow = list(leftToSites);
        allowOfSite = list(allowedOfSite);
        denyOfSite = list(deniedOfSite);
        publicByDefault = closed == null;

        assertThat(outcome(url)).isEqualTo(expected);
    }

    private static List<String> list(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(","));
    }

    @Test
    void connectsToTheAddressesThatWereAllowedAndToNoOther() throws UnknownHostException {
        assertThat(judge("https://mixed.example/"))
                .isEqualTo(new EgressDecision.Direct(List.of(addresses("93.184.216.34"))));
    }

    @Test
    void sentenceNamesTargetAndReasonButNoResolvedAddress() {
        assertThat(judge("http://intranet.example:8080/path?secret"))
                .isEqualTo(new EgressDecision.Refused(
                        EgressReason.NOT_PUBLIC,
                        "functions may not reach intranet.example:8080: it is not a public address"));
    }

    @Test
    void namesWithoutAddressAreNotCountedAsRefused() {
        assertThat(judge("https://missing.example/"))
                .isEqualTo(new EgressDecision.Refused(
                        EgressReason.UNRESOLVED, "the name missing.example cannot be resolved"));
        assertThat(refusals.counts()).isEmpty();
    }

    @Test
    void refusalsAreCountedBySiteAndReason() {
        outcome("http://10.0.0.1/");
        outcome("http://127.0.0.1/");
        outcome("http://public.example:25/");

        assertThat(refusals.counts())
                .isEqualTo(Map.of(
                        new EgressRefusals.Key(SITE, EgressReason.NOT_PUBLIC), 2L,
                        new EgressRefusals.Key(SITE, EgressReason.BLOCKED_PORT), 1L));
    }

    @Test
    void rulesOfOneSiteAreNotThoseOfAnother() {
        RuledEgress egress = new RuledEgress(
                ServerEgress.allowing(EgressRules.NONE),
                id -> id.equals(SITE)
                        ? new SiteEgress(EgressRules.NONE, EgressRules.parse(List.of("public.example")))
                        : SiteEgress.NONE,
                refusals,
                RuledEgressTest::lookUp,
                address -> false);
        EgressTarget target = EgressTarget.of(URI.create("https://public.example/"));

        assertThat(egress.judge(SITE, target)).isInstanceOf(EgressDecision.Refused.class);
        assertThat(egress.judge("another", target)).isInstanceOf(EgressDecision.Direct.class);
    }

    @Test
    void nothingIsReachedWhileTheRulesOfTheSiteCannotBeRead() {
        RuledEgress egress = new RuledEgress(
                ServerEgress.allowing(EgressRules.NONE),
                id -> {
                    throw new IllegalStateException("no database");
                },
                refusals);

        assertThat(egress.judge(SITE, EgressTarget.of(URI.create("https://93.184.216.34/"))))
                .isInstanceOfSatisfying(
                        EgressDecision.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(EgressReason.NO_RULES));
    }

    @Test
    void addressesOfThisServerAreItsOwn() throws Exception {
        OwnAddresses own = new OwnAddresses();

        assertThat(own.test(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(own.test(InetAddress.getByName("93.184.216.34"))).isFalse();
    }

    @Test
    void aProxyResolvesNamesTheServerCannot() {
        proxy = EgressProxy.of("http://proxy.example:3128", null, null);
        noProxy = List.of("direct.example", "*.public.example", "93.184.216.0/24");

        assertThat(outcome("https://missing.example/")).isEqualTo("PROXIED");
        assertThat(outcome("https://public.example/")).isEqualTo("PROXIED");
        assertThat(outcome("https://a.public.example/")).isEqualTo("ALLOWED");
        assertThat(outcome("https://93.184.216.34/")).isEqualTo("ALLOWED");
        assertThat(outcome("https://93.184.217.34/")).isEqualTo("PROXIED");
        assertThat(outcome("https://intranet.example/")).isEqualTo("NOT_PUBLIC");
        assertThat(outcome("http://127.0.0.1/")).isEqualTo("NOT_PUBLIC");
        assertThat(outcome("http://missing.internal/")).isEqualTo("INTERNAL_NAME");
        assertThat(outcome("http://missing.example:6000/")).isEqualTo("BLOCKED_PORT");
        assertThat(outcome("http://missing.example:81/")).isEqualTo("SYSTEM_PORT");
    }

    @Test
    void aProxyIsAPlainAddress() {
        assertThat(EgressProxy.of("http://[::1]:3128", "me", "secret"))
                .isEqualTo(new EgressProxy("::1", 3128, "Basic bWU6c2VjcmV0"))
                .hasToString("EgressProxy[::1:3128]");
        for (String wrong : List.of("https://a:1", "http://a", "http://u:p@a:1", "http://a:1/x", "a:1", "http://a:b")) {
            assertThat(catchThrowable(() -> EgressProxy.of(wrong, null, null)))
                    .as(wrong)
                    .hasMessage("must be http://host:port");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://public.example/",
                "http:///path",
                "http://public.example:0/",
                "http://public.example:65536/",
                "http://[fe80::1%25eth0]/",
                "http://./"
            })
    void refusesWhatIsNoTarget(String url) {
        assertThat(catchThrowable(() -> EgressTarget.of(URI.create(url)))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*.",
                "a b",
                "a/8",
                "::1",
                "[::1",
                "[::1]8080",
                "[a.example]",
                "10.0.0.0/33",
                "10.0.0.1/8",
                "10.0.0",
                "1.2.3.256",
                "0x7f000001",
                "[10.0.0.1]",
                "[2001:db8::/129]",
                "[2001:db8::1/32]",
                "[fe80::1%eth0]",
                "a:0",
                "a:65536",
                "a:",
                "a:1-",
                "a:20-10",
                "a:http",
                "a:1:2",
                "http://a",
                "a.*.b",
                "m\u00fcnchen.example",
                "-a.example",
                "a..b"
            })
    void refusesMalformedEntriesByTheirPosition(String entry) {
        assertThat(catchThrowableOfType(
                                MalformedEgressEntry.class, () -> EgressRules.parse(List.of("good.example", entry)))
                        .index())
                .isEqualTo(1);
    }
}
