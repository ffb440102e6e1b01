// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.Reply;
import ee.functions.it.fixture.Example;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function of {@code examples/}, the way an author brings it to life. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ExamplesIT {
    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    static Stream<Example> answeringExamples() {
        return Example.all().stream().filter(example -> example.expectedStatus() == 200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answeringExamples")
    void exampleAnswersAsItsDescriptionSaysOnANewInstanceAndOnAUsedOne(Example example) {
        ManagedFunction function = workspace.function();
        function.deployed(
                example.code(), example.environment(workspace.upstream().url()));

        assertThat(List.of(function.invoke(example.payload()), function.invoke(example.payload())))
                .allSatisfy(answer -> {
                    assertThat(answer).returns(200, Reply::status);
                    assertThat(answer.header("Content-Type")).hasValue("application/json");
                    assertThat(answer.json()).isEqualTo(example.expectedBody());
                });
    }

    @Test
    void bundledExamplesAreAsLargeAsRealBundles() {
        assertThat(Example.named("ramda-report").code().getBytes(StandardCharsets.UTF_8))
                .hasSizeGreaterThan(60_000);
        assertThat(Example.named("large-bundle").code().getBytes(StandardCharsets.UTF_8))
                .hasSizeGreaterThan(300_000);
    }

    @Test
    void upstreamFailureIsTheFunctionsToAnswer() {
        ManagedFunction function = workspace.function();
        String unknownPath = workspace.upstream().url() + "/nothing";
        Example example = Example.named("fetch-upstream");
        function.deployed(example.code().replace("\"/weather\"", "\"/nothing\""), example.environment(unknownPath));

        Reply answer = function.invoke(example.payload());

        assertThat(answer).returns(502, Reply::status);
        assertThat(answer.header("X-Function-Error")).isEmpty();
        assertThat(answer.json().getInt("status")).isEqualTo(404);
    }

    @Test
    void thrownErrorIsAnsweredAndLoggedWithTheAuthorsLineAndColumn() {
        Example example = Example.named("throws");
        JsonObject expected = example.expectedError();
        String position =
                "%s:%d:%d".formatted(expected.getString("file"), expected.getInt("line"), expected.getInt("column"));
        ManagedFunction function = workspace.function();
        function.deployed(example.code());

        Reply answer = function.invoke(example.payload());

        JsonObject body = assertError(answer, example.expectedStatus(), "FUNCTION_THREW");
        assertThat(answer.header("X-Function-Error")).hasValue("true");
        assertThat(body.getString("errorType")).isEqualTo(expected.getString("type"));
        assertThat(body.getString("errorMessage")).isEqualTo(expected.getString("message"));
        assertThat(body.getJsonArray("stackTrace").getValuesAs(JsonString::getString))
                .anySatisfy(frame -> assertThat(frame).contains("priceOf").contains(position))
                .anySatisfy(frame -> assertThat(frame).contains("totalOf").contains("function.js:10:"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                workspace.admin().listLogs(function.id(), "").body())
                        .contains(expected.getString("message"))
                        .contains(position));
    }

    @Test
    void functionThatNeverEndsIsStoppedAtTheTimeLimit() {
        Example example = Example.named("never-ends");
        ManagedFunction function = workspace.function();
        function.deployed(example.code());

        Reply answer = function.invoke(example.payload());

        JsonObject body = assertError(answer, example.expectedStatus(), "FUNCTION_TIMED_OUT");
        assertThat(answer.header("X-Function-Error")).hasValue("true");
        assertThat(body.getString("message")).contains("20");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(workspace
                                .admin()
                                .listLogs(function.id(), "")
                                .json()
                                .getJsonArray("logs"))
                        .isNotEmpty());

        function.deployed(ManagedFunction.PING);
        assertThat(function.invoke("{}")).returns(200, Reply::status).returns("pong", Reply::body);
    }
}
