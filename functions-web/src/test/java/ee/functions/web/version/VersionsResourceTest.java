// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.version;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static ee.functions.web.fixture.FakeServices.TASK;
import static ee.functions.web.fixture.FakeServices.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.version.NewVersion;
import ee.functions.ejb.version.PageQuery;
import ee.functions.ejb.version.TaskStatus;
import ee.functions.ejb.version.TaskValue;
import ee.functions.ejb.version.VersionChange;
import ee.functions.ejb.version.VersionCode;
import ee.functions.ejb.version.VersionDownload;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsResourceTest {
    private static final String VERSIONS = "/functions/" + FUNCTION + "/versions";
    private static final String SELF = "/functions/" + FUNCTION + "/tasks/" + TASK;

    private final WebLayer web = new WebLayer();

    @ParameterizedTest
    @CsvSource({"'', false", "?force=true, true", "?force=false, false"})
    void deleteTakesTagsAwayOnlyByForce(String query, boolean force) {
        Answer answer = web.call("DELETE", VERSIONS + "/" + VERSION + query).send();

        assertThat(answer.status()).isEqualTo(204);
        assertThat(web.services.asked).containsExactly(List.of(VERSION, force));
    }

    @Test
    void deleteRefusesAForceThatIsNone() {
        Answer answer =
                web.call("DELETE", VERSIONS + "/" + VERSION + "?force=yes").send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsKey("force");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void createAnswersTheTask() {
        Answer answer = web.call("POST", VERSIONS)
                .body("{\"code\":\"x\",\"compatibility_date\":\"2026-01-31\",\"environment_variables\":{\"A\":\"1\"}}")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json()).isEqualTo(json("{\"self\":\"" + SELF + "\",\"status\":\"processing\"}"));
        assertThat(web.services.asked)
                .containsExactly(new NewVersion("x", LocalDate.of(2026, 1, 31), Map.of("A", "1")));
    }

    @Test
    void createReadsTheLargestCodeHoweverItIsEscaped() {
        Answer answer = web.call("POST", VERSIONS)
                .body("{\"code\":\"" + "\\u0041".repeat(512_000) + "\"}")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(web.services.asked).containsExactly(new NewVersion("A".repeat(512_000), null, Map.of()));
    }

    @Test
    void createTakesTimeLimits() {
        Answer answer = web.call("POST", VERSIONS)
                .body("{\"code\":\"x\",\"run_time_limit_ms\":5000,\"cpu_time_limit_ms\":null}")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(web.services.asked)
                .containsExactly(new NewVersion(
                        VersionCode.of("x"), null, Map.of(), new VersionLimits(5_000, null, null), null));
    }

    @Test
    void createTakesAConcurrency() {
        Answer answer = web.call("POST", VERSIONS)
                .body("{\"code\":\"x\",\"concurrency\":8}")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(web.services.asked)
                .containsExactly(
                        new NewVersion(VersionCode.of("x"), null, Map.of(), new VersionLimits(null, null, 8), null));
    }

    @Test
    void createFromTakesAConcurrencyAloneAndRemovesIt() {
        Map<String, Integer> removed = new HashMap<>();
        removed.put("concurrency", null);

        assertThat(web.call("PATCH", VERSIONS + "/" + VERSION)
                        .body("{\"concurrency\":2}")
                        .send()
                        .status())
                .isEqualTo(202);
        assertThat(web.call("PATCH", VERSIONS + "/" + VERSION)
                        .body("{\"concurrency\":null}")
                        .send()
                        .status())
                .isEqualTo(202);
        assertThat(web.services.asked)
                .containsExactly(
                        new VersionChange(null, null, Map.of(), Map.of("concurrency", 2), null),
                        new VersionChange(null, null, Map.of(), removed, null));
    }

    @Test
    void aConcurrencyIsAnInteger() {
        Answer answer = web.call("POST", VERSIONS)
                .body("{\"code\":\"x\",\"concurrency\":1.5}")
                .send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsOnlyKeys("concurrency");
    }

    @Test
    void createTakesAnEngine() {
        Answer answer = web.call("POST", VERSIONS)
                .body("{\"code\":\"x\",\"engine\":\"v8\"}")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(web.services.asked)
                .containsExactly(new NewVersion(VersionCode.of("x"), null, Map.of(), VersionLimits.NONE, "v8"));
    }

    @Test
    void createTakesANameForTheFile() {
        Answer answer = web.call("POST", VERSIONS)
                .body("{\"code\":\"x\",\"file_name\":\"a.mjs\"}")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(web.services.asked)
                .containsExactly(new NewVersion(
                        new VersionCode.SingleFile("a.mjs", "x"), null, Map.of(), VersionLimits.NONE, null));
    }

    @Test
    void createTakesAnArchiveInJson() {
        Answer answer = web.call("POST", VERSIONS)
                .body("{\"archive\":\"AQID\",\"entry_point\":\"src/a.js\"}")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(web.services.asked)
                .containsExactly(new NewVersion(
                        new VersionCode.Archive(new byte[] {1, 2, 3}, "src/a.js"),
                        null,
                        Map.of(),
                        VersionLimits.NONE,
                        null));
    }

    @Test
    void createReadsTheLargestArchiveInJson() {
        byte[] zip = new byte[3_500_000];
        Answer answer = web.call("POST", VERSIONS)
                .body("{\"archive\":\"" + Base64.getEncoder().encodeToString(zip) + "\"}")
                .send();

        assertThat(answer.status()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'code':'x','archive':'AQID'} | archive",
                "{'archive':'not Base64!'} | archive",
                "{'archive':3} | archive",
                "{'archive':null} | archive",
                "{'archive':'AQID','file_name':'a.js'} | file_name",
                "{'code':'x','entry_point':'a.js'} | entry_point",
                "{} | code",
            })
    void createRefusesWhatIsNeitherOneFileNorAnArchive(String body, String attribute) {
        Answer answer = web.call("POST", VERSIONS).body(body.replace('\'', '"')).send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsOnlyKeys(attribute);
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void createTakesAFormWithAFile() {
        Answer answer = form("""
                --b
                Content-Disposition: form-data; name="file"; filename="a.mjs"
                Content-Type: text/javascript

                export const ä = 1;
                --b
                Content-Disposition: form-data; name="metadata"
                Content-Type: application/json

                {"environment_variables":{"A":"1"},"engine":"v8"}
                --b--
                """);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(web.services.asked)
                .containsExactly(new NewVersion(
                        new VersionCode.SingleFile("a.mjs", "export const ä = 1;"),
                        null,
                        Map.of("A", "1"),
                        VersionLimits.NONE,
                        "v8"));
    }

    @Test
    void createTakesAFormWithAnArchive() {
        Answer answer = form("""
                --b
                Content-Disposition: form-data; name="archive"; filename="../../x.zip"

                PK
                --b
                Content-Disposition: form-data; name="metadata"

                {"entry_point":"src/a.js"}
                --b--
                """);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(web.services.asked)
                .containsExactly(new NewVersion(
                        new VersionCode.Archive(new byte[] {'P', 'K'}, "src/a.js"),
                        null,
                        Map.of(),
                        VersionLimits.NONE,
                        null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metadata | {} | file",
                "surprise | x | body",
                "metadata | {'code':'x'} | code",
                "metadata | {'archive':'x'} | archive",
                "metadata | {'engine':8} | engine",
            })
    void createRefusesFormsThatSayTooLittleOrTooMuch(String name, String content, String attribute) {
        Answer answer = form("--b\nContent-Disposition: form-data; name=\"" + name + "\"\n\n"
                + content.replace('\'', '"') + "\n--b--\n");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsKey(attribute);
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void createRefusesAFormWithoutBoundaryAndOneThatIsTooLarge() {
        Answer answer = web.call("POST", VERSIONS)
                .body("multipart/form-data", "--b--".getBytes(StandardCharsets.UTF_8))
                .send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("code")).isEqualTo("MALFORMED_FORM");
        Answer large = web.call("POST", VERSIONS)
                .body("multipart/form-data; boundary=b", new byte[6_000_000])
                .send();
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.json().getString("code")).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void createFromTakesAnArchiveAlone() {
        Answer answer = web.call("PATCH", VERSIONS + "/" + VERSION)
                .body("{\"archive\":\"AQID\"}")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(web.services.asked)
                .containsExactly(
                        new VersionChange(new VersionCode.Archive(new byte[] {1, 2, 3}, null), null, Map.of()));
    }

    @Test
    void sourceOfOneFileIsAnsweredAsJavaScript() {
        Answer answer = web.call("GET", VERSIONS + "/" + VERSION + "/source").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("export const ä = 1;");
        assertThat(String.valueOf(answer.header("Content-Type")))
                .isEqualToIgnoringCase("text/javascript;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"function.js\"");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void sourceOfAnArchiveIsAnsweredAsZipAndOnlyOnce() {
        web.services.download = new VersionDownload("version-3.zip", true, new byte[] {'P', 'K'});
        Answer answer = web.call("GET", VERSIONS + "/" + VERSION + "/source").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("PK");
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"version-3.zip\"");
        String tag = String.valueOf(answer.header("ETag"));
        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        Answer again = web.call("GET", VERSIONS + "/" + VERSION + "/source")
                .header("If-None-Match", tag)
                .send();
        assertThat(again.status()).isEqualTo(304);
    }

    private Answer form(String lines) {
        return web.call("POST", VERSIONS)
                .body(
                        "multipart/form-data; boundary=\"b\"",
                        lines.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                .send();
    }

    @Test
    void createFromTakesAnEngineAlone() {
        Answer answer = web.call("PATCH", VERSIONS + "/" + VERSION)
                .body("{\"engine\":\"auto\"}")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(web.services.asked).containsExactly(new VersionChange(null, null, Map.of(), Map.of(), "auto"));
    }

    @Test
    void anEngineIsText() {
        Answer answer =
                web.call("POST", VERSIONS).body("{\"code\":\"x\",\"engine\":8}").send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsOnlyKeys("engine");
    }

    @Test
    void createFromTakesTimeLimitsAlone() {
        Map<String, Integer> limits = new HashMap<>();
        limits.put("run_time_limit_ms", null);
        limits.put("cpu_time_limit_ms", 100);

        Answer answer = web.call("PATCH", VERSIONS + "/" + VERSION)
                .body("{\"run_time_limit_ms\":null,\"cpu_time_limit_ms\":100}")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(web.services.asked).containsExactly(new VersionChange(null, null, Map.of(), limits, null));
    }

    @Test
    void timeLimitsAreIntegers() {
        Answer answer = web.call("POST", VERSIONS)
                .body("{\"code\":\"x\",\"run_time_limit_ms\":\"5 s\"}")
                .send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsKey("run_time_limit_ms");
    }

    @Test
    void createReportsEveryProblem() {
        Answer answer = web.call("POST", VERSIONS)
                .body("{\"compatibility_date\":\"soon\",\"environment_variables\":{\"A\":null}}")
                .send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details").keySet())
                .containsExactlyInAnyOrder("code", "compatibility_date", "environment_variables.A");
    }

    @Test
    void createFromKeepsWhatIsLeftOutAndRemovesWhatIsNull() {
        Map<String, String> environment = new HashMap<>();
        environment.put("A", "1");
        environment.put("B", null);

        Answer answer = web.call("PATCH", VERSIONS + "/" + VERSION)
                .body("{\"environment_variables\":{\"A\":\"1\",\"B\":null}}")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(web.services.asked).containsExactly(new VersionChange(null, null, environment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"compatibility_date\":\"2026-01-31\"}", "{\"code\":null}"})
    void createFromNeedsCodeOrEnvironment(String body) {
        Answer answer = web.call("PATCH", VERSIONS + "/" + VERSION).body(body).send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsKey("code");
    }

    @Test
    void listAnswersAnAbsoluteAddressOfTheNextPage() {
        web.services.nextToken = "a+b";

        Answer answer = web.call("GET", VERSIONS + "?per_page=1&order=asc&order_by=created_at")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "api.example")
                .send();

        assertThat(web.services.asked).containsExactly(new PageQuery(1, true, null));
        assertThat(answer.json()).isEqualTo(json("""
                {
                  "function_versions": [{
                    "id": "33333333-3333-4333-8333-333333333333",
                    "created_at": "2026-01-31T12:00:00.123Z",
                    "defined_environment_variables": ["KEY"],
                    "environment_bytes": 8,
                    "function_id": "11111111-1111-4111-8111-111111111111",
                    "sequence_number": 1,
                    "compatibility_date": "2026-01-01",
                    "run_time_limit_ms": 5000,
                    "cpu_time_limit_ms": null,
                    "concurrency": 4,
                    "engine": "auto",
                    "resolved_engine": "v8",
                    "created_by": "ada",
                    "status": "ACTIVE",
                    "tags": ["$latest", "beta"]
                  }],
                  "next_page": "https://api.example/faas/functions/11111111-1111-4111-8111-111111111111/versions\
                ?per_page=1&order=asc&order_by=created_at&page_token=a%2Bb"
                }
                """));
    }

    @Test
    void theLastPageHasNoNextOne() {
        assertThat(web.call("GET", VERSIONS + "?page_token=t").send().json().isNull("next_page"))
                .isTrue();
        assertThat(web.services.asked).containsExactly(new PageQuery(50, false, "t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/vnd.salemove.v1+json"})
    void theCodeComesAsItWasUploaded(String accept) {
        Answer answer = web.call("GET", VERSIONS + "/" + VERSION + "/code")
                .header("Accept", accept)
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(String.valueOf(answer.header("Content-Type"))).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(answer.text()).isEqualTo("export const ä = 1;");
    }

    @Test
    void aTaskInProgressIsAnsweredWith200() {
        Answer answer = task(TaskStatus.PROCESSING);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(json("{\"self\":\"" + SELF + "\",\"status\":\"processing\"}"));
    }

    @Test
    void aCompletedTaskIsAnsweredWith303AndABodyButNoLocation() {
        Answer answer = task(TaskStatus.COMPLETED);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headerNames()).doesNotContain("Location");
        assertThat(answer.json()).isEqualTo(json("""
                {
                  "self": "%s",
                  "status": "completed",
                  "entity": {
                    "id": "33333333-3333-4333-8333-333333333333",
                    "self": "/functions/11111111-1111-4111-8111-111111111111/versions/33333333-3333-4333-8333-333333333333"
                  }
                }
                """.formatted(SELF)));
    }

    @Test
    void aFailedTaskSaysWhereTheCodeIsWrong() {
        web.services.task = new TaskValue(TASK, FUNCTION, TaskStatus.FAILED, null, "Unexpected end", "lib/b.js", 3, 14);

        Answer answer = web.call("GET", SELF).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(json("""
                {"self": "%s", "status": "failed", "error": "Unexpected end", "error_file": "lib/b.js", "error_line": 3, "error_column": 14}
                """.formatted(SELF)));
    }

    @Test
    void anUnknownTaskIsNotFound() {
        assertThat(web.call("GET", "/functions/" + FUNCTION + "/tasks/x").send().status())
                .isEqualTo(404);
    }

    private Answer task(TaskStatus status) {
        web.services.task = new TaskValue(TASK, FUNCTION, status, VERSION, null, null, null, null);
        return web.call("GET", SELF).send();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
