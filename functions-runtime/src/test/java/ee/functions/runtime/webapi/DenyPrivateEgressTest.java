// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenyPrivateEgressTest {

    private final DenyPrivateEgress egress = new DenyPrivateEgress(
            List.of("Intranet.example:8443", " listed.example ", "[::1]:9000", "127.0.0.1:8080"), this::lookup);

    private InetAddress[] lookup(String host) throws UnknownHostException {
        return switch (host) {
            case "public.example" -> addresses("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946");
            case "mixed.example" -> addresses("93.184.216.34", "10.1.2.3");
            case "intranet.example", "listed.example" -> addresses("10.0.0.1");
            case "missing.example" -> throw new UnknownHostException(host);
            default -> addresses(host);
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
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.1",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "168.63.129.16",
                "[::1]",
                "[::]",
                "[fe80::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[ff02::1]",
                "[::ffff:10.0.0.1]",
                "[::10.0.0.1]",
                "[2002:a00:1::]",
                "[64:ff9b::a00:1]",
                "[2001:0:1::]",
                "[2001:db8::1]",
                "[fec0::1]"
            })
    void refusesAddressesThatAreNotPublic(String host) {
        assertThat(egress.refusal(URI.create("http://" + host + "/"))).contains("not a public address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "8.8.8.8",
                "172.32.0.1",
                "172.15.0.1",
                "100.128.0.1",
                "192.167.0.1",
                "223.255.255.1",
                "[2606:2800:220:1::1]",
                "[64:ff9b::808:808]",
                "public.example"
            })
    void allowsPublicAddresses(String host) {
        assertThat(egress.refusal(URI.create("https://" + host + "/"))).isNull();
    }

    @Test
    void refusesANameIfOneOfItsAddressesIsPrivate() {
        assertThat(egress.refusal(URI.create("https://mixed.example/"))).contains("mixed.example");
    }

    @Test
    void refusesANameThatCannotBeResolved() {
        assertThat(egress.refusal(URI.create("https://missing.example/")))
                .isEqualTo("the name missing.example cannot be resolved");
    }

    @Test
    void allowsWhatIsListedWithItsPortOnly() {
        assertThat(egress.refusal(URI.create("https://intranet.example:8443/x")))
                .isNull();
        assertThat(egress.refusal(URI.create("https://intranet.example/x"))).isNotNull();
        assertThat(egress.refusal(URI.create("http://127.0.0.1:8080/"))).isNull();
        assertThat(egress.refusal(URI.create("http://127.0.0.1/"))).isNotNull();
        assertThat(egress.refusal(URI.create("http://[::1]:9000/"))).isNull();
    }

    @Test
    void allowsEveryPortOfAHostListedWithoutOne() {
        assertThat(egress.refusal(URI.create("http://LISTED.example/"))).isNull();
        assertThat(egress.refusal(URI.create("http://listed.example:1234/"))).isNull();
    }
}
