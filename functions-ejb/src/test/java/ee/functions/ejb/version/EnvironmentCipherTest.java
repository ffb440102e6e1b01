// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnvironmentCipherTest {
    private static final UUID VERSION = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-000000000002");
    private static final String TEXT = "{\"KEY\":\"v\u00E4lue\"}";

    private final EnvironmentCipher cipher = new EnvironmentCipher(new byte[32], new SecureRandom());

    @Test
    void decryptGivesBackWhatWasEncrypted() {
        assertThat(cipher.decrypt(VERSION, cipher.encrypt(VERSION, TEXT))).isEqualTo(TEXT);
    }

    @Test
    void sameTextIsEncryptedDifferentlyEachTime() {
        assertThat(cipher.encrypt(VERSION, TEXT)).isNotEqualTo(cipher.encrypt(VERSION, TEXT));
    }

    @Test
    void everyChangedByteIsNoticed() {
        String encrypted = cipher.encrypt(VERSION, TEXT);
        int start = encrypted.indexOf(':') + 1;
        byte[] bytes = Base64.getDecoder().decode(encrypted.substring(start));
        for (int index = 0; index < bytes.length; index++) {
            byte[] changed = bytes.clone();
            changed[index] ^= 1;
            String tampered =
                    encrypted.substring(0, start) + Base64.getEncoder().encodeToString(changed);
            assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt(VERSION, tampered));
        }
    }

    @Test
    void textOfAnotherVersionCannotBeRead() {
        String encrypted = cipher.encrypt(VERSION, TEXT);
        assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt(OTHER, encrypted));
    }

    @Test
    void anotherKeyIsNamedAsTheReason() {
        byte[] key = new byte[32];
        key[0] = 1;
        EnvironmentCipher other = new EnvironmentCipher(key, new SecureRandom());
        assertThatIllegalStateException()
                .isThrownBy(() -> other.decrypt(VERSION, cipher.encrypt(VERSION, TEXT)))
                .withMessageContaining("functions.environment.key");
    }

    @Test
    void damagedTextIsRefused() {
        String keyId = cipher.encrypt(VERSION, TEXT).substring(0, 9);
        assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt(VERSION, ""));
        assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt(VERSION, keyId));
        assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt(VERSION, keyId + "%%%"));
    }

    @Test
    void keyMustHave32Bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EnvironmentCipher(new byte[16], new SecureRandom()));
    }
}
