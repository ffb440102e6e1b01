// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What protects a key holds even if the prelude's own checks were got round. */
class CryptoPrimitivesTest {

    private static final byte[] SECRET = "a secret of thirty-two bytes....".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DATA = {1, 2, 3};

    private final TestScope scope = new TestScope();
    private final CryptoPrimitives primitives = new CryptoPrimitives();
    private final Map<String, HostFunction> functions = primitives.functions(scope);

    @AfterEach
    void stop() {
        scope.close();
    }

    @Test
    void aHandleDoesNotShowTheKey() throws Exception {
        String handle = secret("HMAC", true, "sign");

        assertThat(new String(Base64.getDecoder().decode(handle), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret")
                .doesNotContain("HMAC");
        assertThat(secret("HMAC", true, "sign")).isNotEqualTo(handle);
    }

    @Test
    void aHandleIsOfNoUseInAnotherInstance() throws Exception {
        String handle = secret("HMAC", true, "sign");
        Map<String, HostFunction> others = primitives.functions(scope);

        refused(
                "InvalidAccessError",
                () -> Objects.requireNonNull(others.get("cryptoExport")).call(new Object[] {handle, "raw"}));
    }

    @Test
    void aHandleCannotBeChanged() throws Exception {
        byte[] sealed = Base64.getDecoder().decode(secret("HMAC", false, "sign"));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            String forged = Base64.getEncoder().encodeToString(changed);
            refused("InvalidAccessError", () -> call("cryptoSign", forged, "", 0, DATA, null));
        }
        refused("InvalidAccessError", () -> call("cryptoSign", "", "", 0, DATA, null));
        refused("InvalidAccessError", () -> call("cryptoSign", "no handle", "", 0, DATA, null));
        refused("InvalidAccessError", () -> call("cryptoSign", "AAAA", "", 0, DATA, null));
    }

    @Test
    void aKeyThatMustNotLeaveDoesNot() throws Exception {
        for (String format : List.of("raw", "jwk", "spki", "pkcs8")) {
            refused("InvalidAccessError", () -> call("cryptoExport", secret("HMAC", false, "sign"), format));
        }
        Object pair = call("cryptoGeneratePair", "Ed25519", "", false, "verify", "sign", 0, null, null);
        String privateKey = (String) ((List<?>) Objects.requireNonNull(pair)).get(1);
        for (String format : List.of("raw", "jwk", "spki", "pkcs8")) {
            refused("InvalidAccessError", () -> call("cryptoExport", privateKey, format));
        }
    }

    @Test
    void aPrivateKeyIsNotGivenAsAPublicOne() throws Exception {
        Object pair = call("cryptoGeneratePair", "Ed25519", "", true, "verify", "sign", 0, null, null);
        String privateKey = (String) ((List<?>) Objects.requireNonNull(pair)).get(1);

        refused("InvalidAccessError", () -> call("cryptoExport", privateKey, "raw"));
        refused("InvalidAccessError", () -> call("cryptoExport", privateKey, "spki"));
    }

    @Test
    void aKeyDoesOnlyWhatItIsFor() throws Exception {
        String mac = secret("HMAC", true, "sign");
        String cipher = secret("AES-GCM", true, "encrypt");
        byte[] iv = new byte[12];

        refused("InvalidAccessError", () -> call("cryptoVerify", mac, "", 0, DATA, DATA, null));
        refused("InvalidAccessError", () -> call("cryptoEncrypt", mac, "encrypt", iv, 128, null, DATA, null));
        refused("InvalidAccessError", () -> call("cryptoEncrypt", mac, "sign", iv, 128, null, DATA, null));
        refused("InvalidAccessError", () -> call("cryptoDecrypt", cipher, "decrypt", iv, 128, null, DATA, null));
        refused("InvalidAccessError", () -> call("cryptoDecrypt", cipher, "encrypt", iv, 128, null, DATA, null));
        refused("InvalidAccessError", () -> call("cryptoEncrypt", cipher, "wrapKey", iv, 128, null, DATA, null));
        refused("InvalidAccessError", () -> call("cryptoSign", cipher, "", 0, DATA, null));
        refused("InvalidAccessError", () -> call("cryptoHkdf", mac, "deriveBits", 8, "SHA-256", DATA, DATA, null));
        refused("InvalidAccessError", () -> call("cryptoHkdf", mac, "sign", 8, "SHA-256", DATA, DATA, null));
        refused("InvalidAccessError", () -> call("cryptoPbkdf2", mac, "deriveKey", 8, "SHA-256", DATA, 1, null));
        refused("InvalidAccessError", () -> call("cryptoAgree", mac, "deriveBits", 8, mac, null));
    }

    @Test
    void whatTheProviderSaysStaysInside() throws Exception {
        String cipher = secret("AES-GCM", true, "encrypt");

        assertThatThrownBy(() -> call("cryptoEncrypt", cipher, "encrypt", new byte[0], 128, null, DATA, null))
                .isInstanceOfSatisfying(HostError.class, error -> {
                    assertThat(error.errorType()).isEqualTo("OperationError");
                    assertThat(error)
                            .hasMessageStartingWith("The operation failed")
                            .hasNoCause();
                });
        assertThatThrownBy(() -> call(
                        "cryptoImport",
                        "spki",
                        "RSA-PSS",
                        "SHA-256",
                        true,
                        "verify",
                        "no DER".getBytes(StandardCharsets.UTF_8),
                        null))
                .isInstanceOfSatisfying(HostError.class, error -> {
                    assertThat(error.errorType()).isEqualTo("DataError");
                    assertThat(error)
                            .hasMessageStartingWith("The data is not a key")
                            .hasNoCause();
                });
    }

    private String secret(String algorithm, boolean extractable, String usages) throws Exception {
        String parameter = algorithm.equals("HMAC") ? "SHA-256" : "";
        Object made = call("cryptoImport", "raw", algorithm, parameter, extractable, usages, SECRET.clone(), null);
        return (String) ((List<?>) Objects.requireNonNull(made)).get(0);
    }

    private @Nullable Object call(String name, @Nullable Object... arguments) throws HostError {
        return Objects.requireNonNull(functions.get(name)).call(arguments);
    }

    private static void refused(String errorType, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HostError.class, error -> assertThat(error.errorType()).isEqualTo(errorType));
    }
}
