// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static ee.functions.it.client.FunctionsClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.Reply;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Versions of several files, and the ways in which they are uploaded. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class UploadIT {
    private static final int ARCHIVE_BYTES = 3_500_000;

    private static final String ENTRY = """
            import { greet } from "../lib/greet.js";
            import words from "./words.json" with { type: "json" };
            export function onInvoke(request, env) {
              return new Response(greet(words.hello) + (env.MARK ?? ""));
            }
            """;

    private static final String LIBRARY = """
            export function greet(word) {
              if (!word) {
                throw new TypeError("no word");
              }
              return word + "!";
            }
            """;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void anArchiveInJsonRunsAndComesBackByteForByte() {
        ManagedFunction function = workspace.function();
        byte[] zip = greeting("{\"hello\": \"hi\"}");

        String versionId = function.completed(function.createVersion(
                object(Map.of("archive", Base64.getEncoder().encodeToString(zip), "entry_point", "src/index.js"))));
        function.deploy(versionId);

        assertThat(function.invoke("{}").must(200).body()).isEqualTo("hi!");
        assertThat(workspace.admin().getCode(function.id(), versionId).must(200).body())
                .isEqualTo(ENTRY);
        Reply source = workspace.admin().getSource(function.id(), versionId).must(200);
        assertThat(source.body().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(zip);
        assertThat(source.header("Content-Type")).hasValue("application/zip");
        assertThat(source.header("Content-Disposition")).hasValue("attachment; filename=\"version-1.zip\"");
        String tag = source.header("ETag").orElseThrow();
        assertThat(workspace.admin().getSource(function.id(), versionId, "If-None-Match", tag))
                .returns(304, Reply::status);
    }

    @Test
    void aFormMayHaveAnArchiveWithMetadata() {
        ManagedFunction function = workspace.function();
        byte[] zip = greeting("{\"hello\": \"hi\"}");

        Reply accepted = workspace
                .admin()
                .uploadVersion(
                        function.id(),
                        form(
                                part("archive\"; filename=\"code.zip", zip),
                                part(
                                        "metadata",
                                        "{\"entry_point\":\"src/index.js\",\"environment_variables\":{\"MARK\":\"?\"}}")));
        function.deploy(function.completed(accepted));

        assertThat(function.invoke("{}").must(200).body()).isEqualTo("hi!?");
    }

    @Test
    void aFormMayHaveOneFileThatKeepsItsName() {
        ManagedFunction function = workspace.function();

        String versionId = function.completed(workspace
                .admin()
                .uploadVersion(function.id(), form(part("file\"; filename=\"ping.mjs", ManagedFunction.PING))));
        function.deploy(versionId);

        assertThat(function.invoke("{}").must(200).body()).isEqualTo("pong");
        Reply source = workspace.admin().getSource(function.id(), versionId).must(200);
        assertThat(source.body()).isEqualTo(ManagedFunction.PING);
        assertThat(source.header("Content-Disposition")).hasValue("attachment; filename=\"ping.mjs\"");
    }

    @Test
    void aChangeKeepsTheArchiveUnlessThereIsOtherCode() {
        ManagedFunction function = workspace.function();
        String first = function.completed(function.createVersion(object(Map.of(
                "archive",
                Base64.getEncoder().encodeToString(greeting("{\"hello\": \"hi\"}")),
                "entry_point",
                "src/index.js"))));

        String second = function.versionFrom(first, object(Map.of("engine", "auto")));
        function.deploy(second);
        assertThat(function.invoke("{}").must(200).body()).isEqualTo("hi!");
        String third = function.versionFrom(second, object(Map.of("code", ManagedFunction.PING)));
        function.deploy(third);
        assertThat(function.invoke("{}").must(200).body()).isEqualTo("pong");
    }

    @Test
    void aBuildErrorNamesItsFile() {
        ManagedFunction function = workspace.function();
        byte[] zip = zip("index.js", "import './b.js'; export function onInvoke() {}", "b.js", "\nlet a = ;");

        JsonObject task = function.finished(function.createVersion(
                object(Map.of("archive", Base64.getEncoder().encodeToString(zip)))));

        assertThat(task.getString("status")).isEqualTo("failed");
        assertThat(task.getString("error")).contains("b.js, line 2, column 9");
        assertThat(task.getString("error_file")).isEqualTo("b.js");
        assertThat(task.getInt("error_line")).isEqualTo(2);
        byte[] escape = zip("index.js", "import '../../etc/passwd'; export function onInvoke() {}");
        assertThat(function.finished(function.createVersion(
                                object(Map.of("archive", Base64.getEncoder().encodeToString(escape)))))
                        .getString("error"))
                .contains("leads out of the archive");
    }

    @Test
    void aStackNamesTheFilesOfTheArchive() {
        ManagedFunction function = workspace.function();
        function.deploy(function.completed(function.createVersion(object(Map.of(
                "archive",
                Base64.getEncoder().encodeToString(greeting("{\"hello\": \"\"}")),
                "entry_point",
                "src/index.js")))));

        Reply failed = function.invoke("{}").must(502);

        assertThat(failed.body()).contains("lib/greet.js:3:11", "src/index.js:4:23");
    }

    @Test
    void archivesAtTheLimitPassAndLargerOnesAreRefused() {
        ManagedFunction function = workspace.function();
        byte[] noise = new byte[ARCHIVE_BYTES - 5_000];
        new Random(1).nextBytes(noise);
        String large = Base64.getEncoder().encodeToString(zip("index.js", ManagedFunction.PING, "noise.bin", noise));
        assertThat(function.completed(function.createVersion(object(Map.of("archive", large)))))
                .isNotBlank();

        byte[] tooMuch = new byte[ARCHIVE_BYTES + 1_000];
        new Random(1).nextBytes(tooMuch);
        String tooLarge =
                Base64.getEncoder().encodeToString(zip("index.js", ManagedFunction.PING, "noise.bin", tooMuch));
        assertError(function.createVersion(object(Map.of("archive", tooLarge))), 422, "CODE_TOO_LARGE");
        String bomb = Base64.getEncoder()
                .encodeToString(zip("index.js", ManagedFunction.PING, "a.txt", new byte[30_000_000]));
        assertError(function.createVersion(object(Map.of("archive", bomb))), 422, "CODE_TOO_LARGE");
    }

    @Test
    void whatIsNoArchiveOrNoFormIsRefused() {
        ManagedFunction function = workspace.function();

        assertInvalid(function.createVersion(object(Map.of("archive", "AQID"))), "archive");
        String evil = Base64.getEncoder().encodeToString(zip("index.js", ManagedFunction.PING, "../evil.js", "x"));
        assertInvalid(function.createVersion(object(Map.of("archive", evil))), "archive");
        String other = Base64.getEncoder().encodeToString(zip("other.js", ManagedFunction.PING));
        assertInvalid(function.createVersion(object(Map.of("archive", other))), "entry_point");
        assertError(
                workspace.admin().uploadVersion(function.id(), "--it-boundary\r\n".getBytes(StandardCharsets.UTF_8)),
                400,
                "MALFORMED_FORM");
        assertError(workspace.admin().uploadVersion(function.id(), new byte[6_000_000]), 413, "BODY_TOO_LARGE");
    }

    private static byte[] greeting(String words) {
        return zip("src/index.js", ENTRY, "src/words.json", words, "lib/greet.js", LIBRARY);
    }

    private static byte[] zip(Object... pathsAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < pathsAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) pathsAndContents[i]));
                zip.write(bytes(pathsAndContents[i + 1]));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] part(String name, Object content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(bytes("--it-boundary\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n"));
        part.writeBytes(bytes(content));
        part.writeBytes(bytes("\r\n"));
        return part.toByteArray();
    }

    private static byte[] form(byte[]... parts) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            form.writeBytes(part);
        }
        form.writeBytes(bytes("--it-boundary--\r\n"));
        return form.toByteArray();
    }

    private static byte[] bytes(Object content) {
        return content instanceof byte[] bytes ? bytes : ((String) content).getBytes(StandardCharsets.UTF_8);
    }
}
