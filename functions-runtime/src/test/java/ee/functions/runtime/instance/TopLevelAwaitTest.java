// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("every-engine")
class TopLevelAwaitTest {

    private final TestHost host = new TestHost(new HostSettings(10, Duration.ofSeconds(2)));

    @AfterEach
    void close() {
        host.close();
    }

    private InvocationResult run(String code) throws Exception {
        return host.run(host.load("main.js", code), TestHost.LONG);
    }

    @Test
    void theStartWaitsForIt() throws Exception {
        InvocationResult result = run("""
                let ready = "no";
                await new Promise((resolve) => setTimeout(resolve, 10));
                ready = "yes";
                export const onInvoke = () => new Response(ready);
                """);

        assertThat(TestHost.text(result)).isEqualTo("yes");
    }

    @Test
    void aRejectionFailsTheStartWithItsStack() {
        assertThatThrownBy(() -> run("""
                await null; function read() { throw new RangeError("no configuration"); }
                await read();
                export const onInvoke = () => {};
                """))
                .isInstanceOf(InstanceStartFailed.class)
                .hasMessage("""
                        RangeError: no configuration""")
                .satisfies(failure -> assertThat(((InstanceStartFailed) failure).stack())
                        .contains("at read (main.js:1:37)")
                        .contains("at main.js:2:7"));
    }

    @Test
    void oneThatNeverSettlesFailsTheStart() {
        assertThatThrownBy(() -> run("await new Promise(() => {}); export const onInvoke = () => {};"))
                .isInstanceOf(InstanceStartFailed.class)
                .hasMessageContaining("never settles");
    }

    @Test
    void theStartHasItsTimeLimit() {
        assertThatThrownBy(() -> run("""
                await new Promise((resolve) => setTimeout(resolve, 100000));
                export const onInvoke = () => {};
                """))
                .isInstanceOf(InstanceStartFailed.class)
                .hasMessageContaining("took longer than 2000 ms");
        assertThatThrownBy(() -> run("await null; for (;;) {} export const onInvoke = () => {};"))
                .isInstanceOf(InstanceStartFailed.class)
                .hasMessageContaining("took longer than 2000 ms");
    }

    @Test
    void theEntryPointMustBeAFunctionAfterIt() {
        assertThatThrownBy(() -> run("export const onInvoke = await 1;"))
                .isInstanceOf(InstanceStartFailed.class)
                .hasMessageContaining("onInvoke is not a function");
    }
}
