// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.egress.RuledEgress;
import ee.functions.runtime.instance.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keys and work across the invocations of an instance. */
@Tag("every-engine")
class CryptoTest {

    private FunctionRunner runner;

    @BeforeEach
    void start() {
        runner = new FunctionRunner(RuledEgress.allowing(List.of()));
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void aKeyOfTheTopLevelServesEveryInvocation() throws Exception {
        Program program = runner.load("key.js", """
                const { subtle } = crypto;
                const key = subtle.importKey("raw", new Uint8Array(32), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
                let pair;
                export async function onInvoke() {
                  pair = pair || await subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
                  const data = new Uint8Array(3);
                  const code = await subtle.sign("HMAC", await key, data);
                  const signature = await subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, data);
                  const right = await subtle.verify({ name: "ECDSA", hash: "SHA-256" }, pair.publicKey, signature, data);
                  return new Response(code.byteLength + " " + right);
                }
                """, Map.of());

        assertThat(runner.answer(program, "{}")).isEqualTo("32 true");
        assertThat(runner.answer(program, "{}")).isEqualTo("32 true");
    }

    @Test
    void workThatIsLeftBehindDoesNotReachTheNextInvocation() throws Exception {
        Program program = runner.load("work.js", """
                const { subtle } = crypto;
                const late = [];
                const derive = async (iterations) => {
                  const key = await subtle.importKey("raw", new Uint8Array(8), "PBKDF2", false, ["deriveBits"]);
                  const algorithm = { name: "PBKDF2", hash: "SHA-256", salt: new Uint8Array(8), iterations };
                  return (await subtle.deriveBits(algorithm, key, 128)).byteLength;
                };
                export async function onInvoke(request) {
                  if (await request.text() === "leave") {
                    for (let i = 0; i < 5; i++) {
                      derive(10000000).then((length) => late.push(length), (error) => late.push(error.name));
                    }
                    return new Response("left");
                  }
                  return new Response(await derive(5000) + " " + late.length);
                }
                """, Map.of());

        assertThat(runner.answer(program, "leave")).isEqualTo("left");
        assertThat(runner.answer(program, "next")).isEqualTo("16 0");
    }
}
