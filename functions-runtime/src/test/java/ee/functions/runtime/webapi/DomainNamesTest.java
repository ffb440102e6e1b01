// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.engine.HostError;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainNamesTest {

    @Test
    void domainsGetTheirAsciiForm() {
        assertThat(DomainNames.toAscii("M\u00fcnchen.de")).isEqualTo("xn--mnchen-3ya.de");
        assertThat(DomainNames.toAscii("GO\uff0ecom")).isEqualTo("go.com");
        assertThat(DomainNames.toAscii("xn--mnchen-3ya.de")).isEqualTo("xn--mnchen-3ya.de");
        assertThat(DomainNames.toAscii("XN--A")).isEqualTo("xn--a");
        assertThat(DomainNames.toAscii("stra\u00dfe.xn--mnchen-3ya")).isEqualTo("xn--strae-oqa.xn--mnchen-3ya");
    }

    @Test
    void domainsThatHaveNoneAreRefused() {
        assertThat(DomainNames.toAscii("xn--\u00fc")).isNull();
        assertThat(DomainNames.toAscii("\u00fc.xn--a")).isNull();
        assertThat(DomainNames.toAscii("\u00fc.xn--99999999")).isNull();
        assertThat(DomainNames.toAscii("\u00fc".repeat(2000))).isNull();
    }

    @Test
    void everyLabelThatIsWrittenIsReadBack() {
        for (String label :
                List.of("\u00fc", "b\u00fccher", "\u65e5\u672c\u8a9e", "-\u00e4-", "\ud83d\udca9", "\u05d0\u05d1")) {
            String encoded = Punycode.encode(label);
            assertThat(encoded).isNotNull().isASCII();
            assertThat(Punycode.decode(encoded)).isEqualTo(label);
        }
        assertThat(Punycode.decode("a-!")).isNull();
        assertThat(Punycode.decode("9999999999")).isNull();
    }

    @Test
    void addressesOfBrowsersBecomeUris() throws HostError {
        assertThat(FetchTarget.toUri("http://h/a|b?c=^{}`[x]"))
                .isEqualTo(URI.create("http://h/a%7Cb?c=%5E%7B%7D%60%5Bx%5D"));
        assertThat(FetchTarget.toUri("http://h/%zz%20")).isEqualTo(URI.create("http://h/%25zz%20"));
        assertThat(FetchTarget.toUri("http://[::1]:80/")).isEqualTo(URI.create("http://[::1]:80/"));
    }

    @Test
    void hostNamesThatJavaDoesNotKnowAreRefused() {
        assertThatThrownBy(() -> FetchTarget.toUri("http://a_b/"))
                .isInstanceOf(HostError.class)
                .hasMessageContaining("host name");
    }
}
