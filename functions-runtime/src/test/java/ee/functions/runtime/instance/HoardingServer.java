// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A server with a small heap that runs hoarders one after the other beside an innocent function; a JVM of its own. */
final class HoardingServer {

    static final Map<String, String> HOARDERS = new TreeMap<>(Map.of(
            "array",
            "const a = []; for (let i = 0; ; i++) a.push({ i });",
            "strings",
            "const a = []; for (let i = 0; ; i++) a.push('text '.repeat(100) + i);",
            "map",
            "const m = new Map(); for (let i = 0; ; i++) m.set('key' + i, { i });",
            "turns",
            "globalThis.a = []; for (;;) { for (let i = 0; i < 50000; i++) a.push({ i });"
                    + " await new Promise((r) => setTimeout(r, 0)); }"));

    private HoardingServer() {}

    public static void main(String[] arguments) throws Exception {
        try (TestHost host = new TestHost(new HostSettings(10, TestHost.LONG))) {
            Program innocent = host.load("export const onInvoke = () => Response.json([1, 2, 3].map((x) => x * 2));");
            for (Map.Entry<String, String> hoarder : HOARDERS.entrySet()) {
                Program program = host.load("export async function onInvoke() { " + hoarder.getValue() + " }");
                AtomicBoolean over = new AtomicBoolean();
                AtomicInteger answers = new AtomicInteger();
                CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> {
                    while (!over.get()) {
                        answer(host, innocent);
                        answers.incrementAndGet();
                    }
                });
                InvocationResult result = host.run(program, TestHost.LONG);
                over.set(true);
                beside.get();
                System.out.println(hoarder.getKey() + " " + name(result) + " " + (answers.get() > 0));
            }
        }
        System.exit(0);
    }

    private static void answer(TestHost host, Program innocent) {
        try {
            String text = TestHost.text(host.run(innocent, TestHost.LONG));
            if (!text.equals("[2,4,6]")) {
                throw new IllegalStateException("The innocent function answered " + text);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(InvocationResult result) {
        return result instanceof InvocationResult.MemoryExceeded memory
                ? memory.limit().name()
                : result.toString();
    }
}
