// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.engine.HostError;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CryptoGenerationTest {

    private static final byte[] EXPONENT = {1, 0, 1};

    private final CryptoGeneration.Request request =
            new CryptoGeneration.Request("RSA-PSS", "SHA-256", true, "verify", "sign");

    @Test
    void makesKeysOfRsa() throws Exception {
        CryptoGeneration.Pair pair = CryptoGeneration.rsa(request, 2048, EXPONENT, new SecureRandom(), () -> false);

        assertThat(pair.publicKey().isPublic()).isTrue();
        assertThat(pair.privateKey().isPrivate()).isTrue();
    }

    @Test
    void theSearchForPrimesEndsWithTheInvocation() {
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> CryptoGeneration.rsa(
                        request, 4096, EXPONENT, new SecureRandom(), () -> asked.incrementAndGet() > 3))
                .isInstanceOf(HostError.class)
                .hasMessageContaining("over");
        assertThat(asked).hasValue(4);
    }
}
