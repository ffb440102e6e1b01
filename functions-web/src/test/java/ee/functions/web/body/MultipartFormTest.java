// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.web.body.MultipartForm.Part;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {
    private static final String FILE =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.js\"\r\nContent-Type: text/javascript\r\n\r\n";

    private static Map<String, Part> read(String body) {
        return MultipartForm.read(body.getBytes(StandardCharsets.UTF_8), "b");
    }

    private static void assertMalformed(String body, String boundary, String text) {
        assertThatThrownBy(() -> MultipartForm.read(body.getBytes(StandardCharsets.UTF_8), boundary))
                .isInstanceOf(FunctionsException.class)
                .hasMessageContaining(text)
                .extracting(failure -> ((FunctionsException) failure).code())
                .isEqualTo(ErrorCode.MALFORMED_FORM);
    }

    private static void assertMalformed(String body, String text) {
        assertMalformed(body, "b", text);
    }

    private static String text(@Nullable Part part) {
        assertThat(part).isNotNull();
        return new String(part.content(), StandardCharsets.UTF_8);
    }

    @Test
    void partsAreReadByNameByteForByte() {
        Map<String, Part> form = read("a preamble\r\n" + FILE + "\r\n--not the end\r\nä\r\n\r\n--b \t\r\n"
                + "content-disposition: form-data; name=metadata\r\n\r\n{}\r\n--b--\r\nan epilogue");
        assertThat(form).containsOnlyKeys("file", "metadata");
        assertThat(text(form.get("file"))).isEqualTo("\r\n--not the end\r\nä\r\n");
        assertThat(form.get("file").fileName()).isEqualTo("a.js");
        assertThat(form.get("file").contentType()).isEqualTo("text/javascript");
        assertThat(text(form.get("metadata"))).isEqualTo("{}");
        assertThat(form.get("metadata").fileName()).isNull();
    }

    @Test
    void aPartMayBeEmptyAndAFormMayHaveNone() {
        assertThat(text(read(FILE + "\r\n--b--").get("file"))).isEmpty();
        assertThat(read("--b--")).isEmpty();
    }

    @Test
    void namesInQuotesMayHaveEscapes() {
        Map<String, Part> form = read(
                "--b\r\nContent-Disposition: form-data; name=\"a;\\\"b\"; filename=\"%22x;y.js\"\r\n\r\n1\r\n--b--\r\n");
        assertThat(form).containsOnlyKeys("a;\"b");
        assertThat(form.get("a;\"b").fileName()).isEqualTo("\"x;y.js");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "a b ",
                "ä",
                "a\r\nb",
                "0123456789012345678901234567890123456789012345678901234567890123456789x"
            })
    void aBoundaryThatIsNoneIsRefused(@Nullable String boundary) {
        assertThatThrownBy(() -> MultipartForm.read(new byte[0], boundary))
                .isInstanceOf(FunctionsException.class)
                .hasMessageContaining("boundary of 1 to 70 characters");
    }

    @Test
    void whatIsCutOffIsRefused() {
        String whole = FILE + "text\r\n--b--";
        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> read(cut))
                    .as(cut)
                    .isInstanceOf(FunctionsException.class)
                    .hasMessageContaining("no multipart/form-data that can be read");
        }
    }

    @Test
    void hostilePartsAreRefused() {
        assertMalformed(FILE + "1\r\n" + FILE + "2\r\n--b--", "two parts have the same name");
        assertMalformed("--b\r\nX: y\r\n\r\n1\r\n--b--", "no Content-Disposition of form-data");
        assertMalformed("--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--b--", "of form-data");
        assertMalformed("--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--b--", "of form-data");
        assertMalformed("--b\r\nContent-Disposition: form-data; filename=a\r\n\r\n1\r\n--b--", "has no name");
        assertMalformed("--b\r\nno header\r\n\r\n1\r\n--b--", "a header of a part has no name");
        assertMalformed("--b\r\nX: " + "y".repeat(5_000) + "\r\n\r\n1\r\n--b--", "have more than 4096 bytes");
        assertMalformed("--bb\r\n\r\n1\r\n--bb--", "a boundary is not followed by the end of its line");
        assertMalformed(
                FILE.replace("\r\n\r\n", "\r\nContent-Transfer-Encoding: base64\r\n\r\n") + "eA==\r\n--b--",
                "is encoded");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            many.append("--b\r\nContent-Disposition: form-data; name=\"")
                    .append(i)
                    .append("\"\r\n\r\n1\r\n");
        }
        assertMalformed(many + "--b--", "more than 8 parts");
    }

    @Test
    void whateverComesNothingElseIsThrown() {
        byte[] whole = (FILE + "text\r\n--b\r\nContent-Disposition: form-data; name=x\r\n\r\n\r\n--b--")
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j <= i % 4; j++) {
                damaged[random.nextInt(damaged.length)] =
                        "\r\n-b;:=\" x".getBytes(StandardCharsets.UTF_8)[random.nextInt(10)];
            }
            try {
                MultipartForm.read(damaged, "b");
            } catch (FunctionsException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }
}
