// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.webapi.Answer;
import ee.functions.runtime.webapi.TestScope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KvPrimitivesTest {

    private static final String EXPIRES = "2025-07-07T12:29:20Z";

    private final TestScope scope = new TestScope();
    private final Map<String, HostFunction> functions = new BindingPrimitives().functions(scope);

    @AfterEach
    void stop() {
        scope.close();
    }

    @Test
    void itemsCrossAsKeyJsonAndInstantInSeconds() throws Exception {
        assertThat(call("kvSet", "ns", "k", "\"v\"")).isEqualTo(List.of("k", "\"v\"", EXPIRES));
        assertThat(call("kvGet", "ns", "k")).isEqualTo(List.of("k", "\"v\"", EXPIRES));
        assertThat(call("kvGet", "ns", "other")).isNull();
        assertThat(call("kvDelete", "ns", "k")).isEqualTo(List.of("k", "\"v\"", EXPIRES));
        assertThat(call("kvDelete", "ns", "k")).isNull();
    }

    @Test
    void testAndSetNamesItsOutcome() throws Exception {
        assertThat(call("kvTestAndSet", "ns", "k", null, "true")).isEqualTo(List.of("written", "k", "true", EXPIRES));
        assertThat(call("kvTestAndSet", "ns", "k", null, "false")).isEqualTo(List.of("notMet", "k", "true", EXPIRES));
        assertThat(call("kvTestAndSet", "ns", "k", "true", null)).isEqualTo(List.of("deleted", "k", "true", EXPIRES));
        assertThat(call("kvTestAndSet", "ns", "k", "true", "false")).isEqualTo(List.of("notMet"));
    }

    @Test
    void listsAreFlat() throws Exception {
        call("kvSet", "ns", "b", "\"2\"");
        call("kvSet", "ns", "a", "\"1\"");

        assertThat(call("kvList", "ns", null, "", 10)).isEqualTo(List.of("a", "\"1\"", EXPIRES, "b", "\"2\"", EXPIRES));
        assertThat(call("kvList", "ns", "a", "", 10)).isEqualTo(List.of("b", "\"2\"", EXPIRES));
    }

    @Test
    void aRefusalReachesTheAuthorAndADatabaseErrorDoesNot() {
        assertThatThrownBy(() -> call("kvGet", "ns", "refused"))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("The site may not store this key");
        assertThat(List.of("breaks", "lacks"))
                .allSatisfy(key -> assertThatThrownBy(() -> call("kvGet", "ns", key))
                        .hasMessageContaining("not available")
                        .hasMessageNotContaining("jdbc"));
    }

    @Test
    void theEnvironmentIsNamesAndValuesByTurns() throws Exception {
        assertThat(functions.get("environment").call(new Object[0])).isEqualTo(List.of("NAME", "value"));
    }

    private @Nullable Object call(String name, @Nullable Object... arguments) throws Exception {
        Answer answer = new Answer();
        @Nullable Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = answer;
        functions.get(name).call(all);
        return answer.value();
    }
}
