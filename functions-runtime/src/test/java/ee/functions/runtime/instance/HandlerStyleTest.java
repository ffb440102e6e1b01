// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.build.EntryPoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three styles of handlers: what they are handed and what becomes of their results. */
@Tag("every-engine")
class HandlerStyleTest {

    private static final String JSON = "application/json; charset=utf-8";

    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static InvocationResult run(String code, String contentType, String body) throws Exception {
        return host.run(code, contentType, body.getBytes(StandardCharsets.UTF_8), InvocationForm.HTTP);
    }

    private static String text(String code, String contentType, String body) throws Exception {
        return TestHost.text(run(code, contentType, body));
    }

    private static InvocationResult.Responded responded(String code) throws Exception {
        InvocationResult result = run(code, JSON, "{}");
        assertThat(result).isInstanceOf(InvocationResult.Responded.class);
        return (InvocationResult.Responded) result;
    }

    private static String malformed(String code) throws Exception {
        InvocationResult result = run(code, JSON, "{}");
        assertThat(result).isInstanceOf(InvocationResult.Malformed.class);
        return ((InvocationResult.Malformed) result).message();
    }

    private static EntryPoint entryPoint(String code) {
        try (Instance instance = host.host.pool().borrow(host.load(code))) {
            return instance.entryPoint();
        }
    }

    @Test
    void theFirstOfSeveralStylesCounts() {
        assertThat(entryPoint(
                        "export const handler = () => {}; export default () => {}; export function onInvoke() {}"))
                .isEqualTo(EntryPoint.ON_INVOKE);
        assertThat(entryPoint("export const handler = () => {}; export default () => {};"))
                .isEqualTo(EntryPoint.DEFAULT);
        assertThat(entryPoint("export const handler = () => {}; export const other = 1;"))
                .isEqualTo(EntryPoint.HANDLER);
    }

    @Test
    void aDefaultObjectMayHaveTheHandlerAsAMethod() throws Exception {
        assertThat(entryPoint("export default { onInvoke() {}, handler() {} };"))
                .isEqualTo(EntryPoint.ON_INVOKE);
        assertThat(entryPoint("export default { default() {}, handler() {} };")).isEqualTo(EntryPoint.DEFAULT);
        assertThat(text(
                        "export default { greeting: 'hi', handler() { return { statusCode: 200, body: this.greeting }; } };",
                        JSON,
                        "{}"))
                .isEqualTo("hi");
    }

    @Test
    void aCommonJsModuleHasItsHandlerInItsExports() throws Exception {
        assertThat(text("exports.handler = () => ({ statusCode: 200, body: 'common' });", JSON, "{}"))
                .isEqualTo("common");
        assertThat(text("module.exports.onInvoke = function () { return new Response('on'); };", JSON, "{}"))
                .isEqualTo("on");
    }

    @ParameterizedTest
    @CsvSource({
        "export const onInvoke = 5,The export onInvoke is not a function.",
        "export const handler = {},The export handler is not a function.",
        "export const onInvoke = 5; export default () => 1,The export onInvoke is not a function.",
        "export default 5,The default export is neither a function nor an object",
        "export default null,The default export is neither a function nor an object",
        "export default { fetch() {} },The default export is neither a function nor an object",
    })
    void anExportThatIsNoFunctionIsRefusedAtTheStart(String code, String message) {
        Program program = host.load(code);

        assertThatThrownBy(() -> host.host.pool().borrow(program))
                .isInstanceOfSatisfying(InstanceStartFailed.class, failed -> {
                    assertThat(failed.errorType()).isEqualTo("TypeError");
                    assertThat(failed.errorMessage()).startsWith(message);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "'export default (data) => data.a'",
        "'export const handler = (event) => ({ statusCode: 200, body: JSON.stringify(JSON.parse(event.body).a) })'",
        "'export const onInvoke = async (request) => Response.json((await request.json()).a)'",
    })
    void aGetMayComeWithABodyThatThePlatformMade(String code) throws Exception {
        InvocationCall call = new InvocationCall(
                "invocation-1",
                "GET",
                "https://functions.example/call?a=b",
                List.of(new Header("content-type", "application/json")),
                "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8),
                TestHost.LONG,
                (level, message) -> {},
                TestHost.NO_KV);
        try (Instance instance = host.host.pool().borrow(host.load(code))) {
            InvocationResult result = instance.run(call).toCompletableFuture().get(2, TimeUnit.MINUTES);

            assertThat(TestHost.text(result)).isEqualTo("\"b\"");
        }
    }

    @Test
    void defaultIsHandedTheParsedBody() throws Exception {
        String code = "export default (data) => ({ type: typeof data, data });";

        assertThat(text(code, JSON, "{\"a\":[1,null]}")).isEqualTo("{\"type\":\"object\",\"data\":{\"a\":[1,null]}}");
        assertThat(text(code, "application/vnd.x.v1+json", "5")).isEqualTo("{\"type\":\"number\",\"data\":5}");
        assertThat(text(code, "text/plain", "{} \u2600")).isEqualTo("{\"type\":\"string\",\"data\":\"{} \u2600\"}");
        assertThat(text(code, "", "x=1")).isEqualTo("{\"type\":\"string\",\"data\":\"x=1\"}");
        assertThat(text(code, JSON, "")).isEqualTo("{\"type\":\"undefined\"}");
    }

    @Test
    void aBodyThatIsNotTheJsonItSaysIsRefused() throws Exception {
        InvocationResult result = run("export default () => 1;", JSON, "{broken");

        assertThat(result)
                .isInstanceOfSatisfying(
                        InvocationResult.Refused.class,
                        refused -> assertThat(refused.message()).startsWith("The body of the request is not the JSON"));
    }

    @Test
    void theContextTellsOfTheInvocation() throws Exception {
        String code = """
                export default async (data, context) => {
                  const left = context.getRemainingTimeInMillis();
                  return { ...context, functionVersion: /^version-/.test(context.functionVersion),
                    enough: left > 1000 && left <= 60000, payload: context.getPayload() };
                };
                """;

        assertThat(text(code, JSON, "{\"a\":1}"))
                .isEqualTo("{\"requestId\":\"invocation-1\",\"invocationId\":\"invocation-1\","
                        + "\"functionId\":\"function-1\",\"functionName\":\"function-1\",\"functionVersion\":true,"
                        + "\"memoryLimitInMB\":128,\"token\":null,\"env\":{\"KEY\":\"value\"},\"enough\":true,"
                        + "\"payload\":{\"a\":1}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "({ a: 1 })|{\"a\":1}",
                "String('text')|\"text\"",
                "null|null",
                "0|0",
                "false|false",
                "[1, undefined]|[1,null]",
                "new Date(0)|\"1970-01-01T00:00:00.000Z\"",
                "Promise.resolve({ late: true })|{\"late\":true}",
            })
    void aPlainValueOfDefaultIsAnsweredAsJson(String value, String expected) throws Exception {
        InvocationResult.Responded responded = responded("export default () => " + value + ";");

        assertThat(responded.status()).isEqualTo(200);
        assertThat(responded.headers()).containsExactly(new Header("content-type", "application/json"));
        assertThat(TestHost.text(responded)).isEqualTo(expected);
    }

    @Test
    void nothingOfDefaultIsAnEmptyAnswer() throws Exception {
        InvocationResult.Responded responded = responded("export default async () => {};");

        assertThat(responded.status()).isEqualTo(204);
        assertThat(responded.headers()).isEmpty();
        assertThat(responded.body()).isEmpty();
    }

    @Test
    void aResponseIsHonouredInEachStyle() throws Exception {
        for (String start : List.of("export function onInvoke", "export default function", "export function handler")) {
            InvocationResult.Responded responded =
                    responded(start + "() { return new Response('x', { status: 202, headers: { a: 'b' } }); }");

            assertThat(responded.status()).isEqualTo(202);
            assertThat(responded.headers()).contains(new Header("a", "b"));
            assertThat(TestHost.text(responded)).isEqualTo("x");
        }
    }

    @Test
    void valuesWithoutJsonFormAreMalformed() throws Exception {
        assertThat(malformed("export default () => () => 1;")).contains("a function, which has no JSON form");
        assertThat(malformed("export default () => Symbol('s');")).contains("a symbol");
    }

    @Test
    void whatTheResultsOwnCodeThrowsIsAnErrorOfTheFunction() throws Exception {
        assertThat(run("export default () => ({ toJSON() { throw new RangeError('mine'); } });", JSON, "{}"))
                .isInstanceOfSatisfying(
                        InvocationResult.Threw.class,
                        threw -> assertThat(threw.errorType()).isEqualTo("RangeError"));
        assertThat(run("export default () => { const a = {}; a.a = a; return a; };", JSON, "{}"))
                .isInstanceOf(InvocationResult.Threw.class);
        assertThat(run("export const handler = () => { throw new TypeError('mine'); };", JSON, "{}"))
                .isInstanceOfSatisfying(
                        InvocationResult.Threw.class,
                        threw -> assertThat(threw.stack()).contains("at handler (main.js:1:38)"));
    }

    @Test
    void handlerIsHandedAnHttpEvent() throws Exception {
        String code = """
                export const handler = async (event) => {
                  const { requestTime, requestTimeEpoch } = event.requestContext;
                  delete event.requestContext.requestTime;
                  delete event.requestContext.requestTimeEpoch;
                  const time = /^\\d\\d\\/[A-Z][a-z]{2}\\/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000$/.test(requestTime)
                      && Math.abs(requestTimeEpoch * 1000 - Date.now()) < 100000;
                  return { statusCode: 200, body: JSON.stringify({ time, ...event }) };
                };
                """;

        assertThat(text(code, JSON, "{\"a\":1}"))
                .isEqualTo("{\"time\":true,\"httpMethod\":\"POST\",\"headers\":{\"Content-Type\":\"" + JSON
                        + "\",\"User-Agent\":\"tests\",\"X-Two\":\"second\"},\"multiValueHeaders\":{\"Content-Type\":[\""
                        + JSON
                        + "\"],\"User-Agent\":[\"tests\"],\"X-Two\":[\"first\",\"second\"]},"
                        + "\"path\":\"/integrations/1/endpoint\","
                        + "\"queryStringParameters\":{\"a\":\"b\",\"list\":\"2\",\"__proto__\":\"x\"},"
                        + "\"multiValueQueryStringParameters\":{\"a\":[\"b\"],\"list\":[\"1\",\"2\"],\"__proto__\":[\"x\"]},"
                        + "\"requestContext\":{\"identity\":{\"sourceIp\":\"192.0.2.7\",\"userAgent\":\"tests\"},"
                        + "\"httpMethod\":\"POST\",\"requestId\":\"invocation-1\"},"
                        + "\"body\":\"{\\\"a\\\":1}\",\"isBase64Encoded\":false}");
    }

    @Test
    void aBodyThatIsNotJsonReachesHandlerInBase64() throws Exception {
        String code =
                "export const handler = (event, context) => ({ statusCode: 200, headers: { 'content-type': 'x/y' },"
                        + " body: event.body + ' ' + event.isBase64Encoded + ' ' + context.getPayload() });";

        assertThat(text(code, "text/plain", "h\u00e9")).isEqualTo("aMOp true h\u00e9");
        assertThat(text(code, JSON, "")).isEqualTo(" false undefined");
        assertThat(run(code, JSON, "{broken"))
                .isInstanceOfSatisfying(
                        InvocationResult.Threw.class,
                        threw -> assertThat(threw.errorType()).isEqualTo("SyntaxError"));
    }

    @Test
    void theResultOfHandlerIsMapped() throws Exception {
        InvocationResult.Responded responded = responded("""
                export const handler = async () => ({ statusCode: 418, body: "AAH/", isBase64Encoded: true,
                  headers: { "X-One": 1, "x-two": "gone", "x-true": true },
                  multiValueHeaders: { "X-Two": ["a", "b"], "Set-Cookie": ["c=1", "d=2"] } });
                """);

        assertThat(responded.status()).isEqualTo(418);
        assertThat(responded.headers())
                .containsExactlyInAnyOrder(
                        new Header("x-one", "1"),
                        new Header("x-true", "true"),
                        new Header("x-two", "a"),
                        new Header("x-two", "b"),
                        new Header("set-cookie", "c=1"),
                        new Header("set-cookie", "d=2"));
        assertThat(responded.body()).containsExactly(0, 1, -1);
    }

    @Test
    void aTextOfHandlerIsTextUnlessItSaysOtherwise() throws Exception {
        assertThat(responded("export const handler = () => ({ statusCode: 200, body: 'x' });")
                        .headers())
                .containsExactly(new Header("content-type", "text/plain;charset=UTF-8"));
        assertThat(responded("export const handler = () => ({ statusCode: 204, body: '' });")
                        .headers())
                .isEmpty();
        assertThat(responded("export const handler = () => ({ statusCode: 200, headers: null, body: null });")
                        .body())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "undefined",
                "null",
                "'text'",
                "[]",
                "({})",
                "({ statusCode: '200' })",
                "({ statusCode: 99 })",
                "({ statusCode: 600 })",
                "({ statusCode: 200.5 })",
                "({ statusCode: 200, body: { a: 1 } })",
                "({ statusCode: 200, body: [1] })",
                "({ statusCode: 200, body: 5 })",
                "({ statusCode: 204, body: 'x' })",
                "({ statusCode: 200, body: '?', isBase64Encoded: true })",
                "({ statusCode: 200, headers: [] })",
                "({ statusCode: 200, headers: { a: {} } })",
                "({ statusCode: 200, headers: { 'a b': 'x' } })",
                "({ statusCode: 200, headers: { a: 'x\\ny' } })",
                "({ statusCode: 200, multiValueHeaders: { a: 'x' } })",
            })
    void aWrongResultOfHandlerIsMalformed(String result) throws Exception {
        assertThat(malformed("export const handler = () => " + result + ";"))
                .startsWith("The ")
                .containsIgnoringCase("handler");
    }

    @Test
    void theRawFormHandsOverTheTextAndAnswersAsItIs() throws Exception {
        for (String start : List.of("export default", "export const handler =")) {
            InvocationResult result = host.run(
                    start + " (input) => input + '!';",
                    JSON,
                    "{broken".getBytes(StandardCharsets.UTF_8),
                    InvocationForm.RAW);
            assertThat(TestHost.text(result)).isEqualTo("{broken!");
            InvocationResult value =
                    host.run(start + " () => ({ statusCode: 500 });", JSON, new byte[0], InvocationForm.RAW);
            assertThat(TestHost.text(value)).isEqualTo("{\"statusCode\":500}");
        }
    }

    @Test
    void theMessagesFormHandsOverParsedJson() throws Exception {
        byte[] messages = "{\"messages\":[{\"details\":{}}]}".getBytes(StandardCharsets.UTF_8);
        for (String start : List.of("export default", "export const handler =")) {
            InvocationResult result = host.run(
                    start + " (input) => { console.log(input.messages.length); };",
                    "",
                    messages,
                    InvocationForm.MESSAGES);
            assertThat(result)
                    .isInstanceOfSatisfying(
                            InvocationResult.Responded.class,
                            responded -> assertThat(responded.status()).isEqualTo(204));
        }
        assertThat(host.log).contains("LOG 1");
    }
}
