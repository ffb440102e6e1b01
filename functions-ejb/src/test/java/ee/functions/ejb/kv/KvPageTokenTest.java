// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.page.PageToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KvPageTokenTest {
    @Test
    void everyKeyComesBack() {
        for (String key : new String[] {"a", "_-_", "A-1_z", "k".repeat(512)}) {
            assertThat(KvPageToken.read(KvPageToken.after(key))).contains(key);
        }
    }

    @Test
    void everyNameOfANamespaceComesBackAndIsNoKey() {
        for (String name : new String[] {"a", "_-_", "n".repeat(128)}) {
            String token = KvPageToken.afterNamespace(name);
            assertThat(KvPageToken.readNamespace(token)).contains(name);
            assertThat(KvPageToken.read(token)).isEmpty();
            assertThat(KvPageToken.readNamespace(KvPageToken.after(name))).isEmpty();
        }
        assertThat(KvPageToken.readNamespace(KvPageToken.afterNamespace("n".repeat(129))))
                .isEmpty();
    }

    @Test
    void aTokenFitsAnAddressUnescaped() {
        assertThat(KvPageToken.after("k?>~".replace("?>~", "_-_"))).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k:", "k:a b", "k:\u00e9", "l:a", "a", "", "k:a\n"})
    void otherTextsAreNoTokens(String text) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        assertThat(KvPageToken.read(token)).isEmpty();
    }

    @Test
    void rubbishAndForeignTokensAreNoTokens() {
        assertThat(KvPageToken.read("\u0000")).isEmpty();
        assertThat(KvPageToken.read("a+b/")).isEmpty();
        assertThat(KvPageToken.read(PageToken.write("l", 1, 2))).isEmpty();
        assertThat(KvPageToken.read(KvPageToken.after("k".repeat(513)))).isEmpty();
        assertThat(KvPageToken.read("A".repeat(1_000_000))).isEmpty();
    }
}
