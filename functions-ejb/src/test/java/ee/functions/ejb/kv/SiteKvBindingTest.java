// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.KvItem;
import ee.functions.runtime.binding.KvRejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteKvBindingTest {
    private static final UUID FUNCTION = UUID.randomUUID();

    private final List<KvKey> written = new ArrayList<>();
    private final KvStore store = new KvStore() {
        @Override
        public KvItem set(KvKey key, String valueJson) {
            written.add(key);
            return new KvItem(key.key(), valueJson, Instant.EPOCH);
        }
    };
    private final KvBinding binding =
            Beans.wire(new KvService(), store, TestSettings.defaults()).binding("site", FUNCTION);

    @Test
    void defaultNamespaceIsTheFunctionAndFitsTheRules() {
        assertThat(binding.defaultNamespace()).isEqualTo(FUNCTION.toString());
        binding.set(binding.defaultNamespace(), "key", "true");
        assertThat(written).containsExactly(new KvKey("site", FUNCTION.toString(), "key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "\u00E4", "a/b"})
    void otherAlphabetsAreRefused(String name) {
        assertRefused(() -> binding.set(name, "key", "true"));
        assertRefused(() -> binding.set("namespace", name, "true"));
        assertRefused(() -> binding.get("namespace", name));
        assertRefused(() -> binding.delete(name, "key"));
        assertRefused(() -> binding.testAndSet("namespace", name, null, "true"));
        assertRefused(() -> binding.list(name, null, "", 10));
        assertThat(written).isEmpty();
    }

    @Test
    void keyHasAtMost512AndNamespaceAtMost128Bytes() {
        assertThatCode(() -> binding.set("n".repeat(128), "k".repeat(512), "true"))
                .doesNotThrowAnyException();
        assertRefused(() -> binding.set("n".repeat(129), "key", "true"));
        assertRefused(() -> binding.set("namespace", "k".repeat(513), "true"));
    }

    @Test
    void valueHasAtMost16000BytesOfJson() {
        assertThatCode(() -> binding.set("n", "k", '"' + "x".repeat(15_998) + '"'))
                .doesNotThrowAnyException();
        assertRefused(() -> binding.set("n", "k", '"' + "x".repeat(15_999) + '"'));
        assertRefused(() -> binding.set("n", "k", '"' + "\u00E4".repeat(8_000) + '"'));
        assertRefused(() -> binding.testAndSet("n", "k", '"' + "x".repeat(15_999) + '"', null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "{}", "[]", "", "\""})
    void onlyStringsAndBooleansAreValues(String json) {
        assertRefused(() -> binding.set("n", "k", json));
    }

    @Test
    void prefixMayBeEmptyButMustFitTheAlphabet() {
        assertRefused(() -> binding.list("n", null, "a%", 10));
        assertRefused(() -> binding.list("n", "a%", "", 10));
        assertRefused(() -> binding.list("n", null, "", 0));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatExceptionOfType(KvRejected.class).isThrownBy(call);
    }
}
