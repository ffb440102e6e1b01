// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.body;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body of {@code multipart/form-data} (RFC 7578) that is in memory already, within the limit of its operation: nothing
 * is written to disk, and both application servers read the same. Each name may come once.
 */
public final class MultipartForm {
    private static final int MAXIMUM_PARTS = 8;
    private static final int MAXIMUM_HEADER_BYTES = 4_096;
    private static final int MAXIMUM_BOUNDARY = 70;
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] EMPTY_LINE = {'\r', '\n', '\r', '\n'};
    private static final Pattern BOUNDARY = Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");
    private static final Pattern DISPOSITION = Pattern.compile(
            "form-data(?:\\s*;\\s*[!#$%&'*+.^_`|~0-9A-Za-z-]+\\s*=\\s*(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^\";\\s]++))*+\\s*;?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\";\\s]++))");

    /**
     * One part.
     *
     * @param fileName the name that the client gives a file, null if it gives none; never a path on this server
     * @param contentType as the client says it, null if it does not
     * @param content the bytes
     */
    public record Part(@Nullable String fileName, @Nullable String contentType, byte[] content) {}

    private final byte[] body;
    private final byte[] delimiter;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private MultipartForm(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the parts by their names, in their order.
     *
     * @param boundary that of the Content-Type, null if it has none
     * @throws FunctionsException {@link ErrorCode#MALFORMED_FORM} if the body is anything else
     */
    public static Map<String, Part> read(byte[] body, @Nullable String boundary) {
        if (boundary == null
                || boundary.length() > MAXIMUM_BOUNDARY
                || !BOUNDARY.matcher(boundary).matches()) {
            throw malformed("Content-Type needs a boundary of 1 to 70 characters, as RFC 2046 allows them");
        }
        MultipartForm form = new MultipartForm(body, boundary);
        form.read();
        return form.parts;
    }

    private void read() {
        // The first delimiter needs no line end before it when nothing comes before it.
        int at = startsWith(0, delimiter, LINE_END.length) ? delimiter.length - LINE_END.length : next(0);
        while (true) {
            if (startsWith(at, new byte[] {'-', '-'}, 0)) {
                return;
            }
            while (at < body.length && (body[at] == ' ' || body[at] == '\t')) {
                at++;
            }
            if (!startsWith(at, LINE_END, 0)) {
                throw malformed("a boundary is not followed by the end of its line");
            }
            if (parts.size() == MAXIMUM_PARTS) {
                throw malformed("it has more than " + MAXIMUM_PARTS + " parts");
            }
            at = readPart(at + LINE_END.length);
        }
    }

    private int readPart(int start) {
        int latest = Math.min(body.length, start + MAXIMUM_HEADER_BYTES);
        int end = indexOf(EMPTY_LINE, start, latest);
        if (end < 0) {
            throw malformed(
                    latest < body.length
                            ? "the headers of a part have more than " + MAXIMUM_HEADER_BYTES + " bytes"
                            : "it ends within the headers of a part");
        }
        Map<String, String> headers = headers(new String(body, start, end - start, StandardCharsets.UTF_8));
        String encoding = headers.getOrDefault("content-transfer-encoding", "binary");
        if (!List.of("binary", "8bit", "7bit").contains(encoding.toLowerCase(Locale.ROOT))) {
            throw malformed("a part is encoded; parts are read as they are");
        }
        Map<String, String> parameters = parameters(headers.getOrDefault("content-disposition", ""));
        String name = parameters.get("name");
        if (name == null) {
            throw malformed("a part has no name");
        }
        // The line end of the headers may belong to the delimiter: then the part is empty.
        int next = next(end + LINE_END.length);
        int content = Math.min(end + EMPTY_LINE.length, next - delimiter.length);
        byte[] bytes = Arrays.copyOfRange(body, content, next - delimiter.length);
        Part part = new Part(parameters.get("filename"), headers.get("content-type"), bytes);
        if (parts.putIfAbsent(name, part) != null) {
            throw malformed("two parts have the same name");
        }
        return next;
    }

    /** The place after the next delimiter. */
    private int next(int from) {
        int at = indexOf(delimiter, from, body.length);
        if (at < 0) {
            throw malformed("its last boundary is missing");
        }
        return at + delimiter.length;
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : text.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw malformed("a header of a part has no name");
            }
            headers.putIfAbsent(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static Map<String, String> parameters(String disposition) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!DISPOSITION.matcher(disposition).matches()) {
            throw malformed("a part has no Content-Disposition of form-data");
        }
        Matcher parameter = PARAMETER.matcher(disposition);
        while (parameter.find()) {
            String quoted = parameter.group(2);
            // As browsers write them: %22 for a quote.
            String value = quoted == null
                    ? parameter.group(3)
                    : quoted.replaceAll("\\\\(.)", "$1").replace("%22", "\"");
            parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), value);
        }
        return parameters;
    }

    private int indexOf(byte[] what, int from, int to) {
        for (int at = from; at <= to - what.length; at++) {
            if (body[at] == what[0] && startsWith(at, what, 0)) {
                return at;
            }
        }
        return -1;
    }

    private boolean startsWith(int at, byte[] what, int skipped) {
        int length = what.length - skipped;
        return at + length <= body.length && Arrays.equals(body, at, at + length, what, skipped, what.length);
    }

    private static FunctionsException malformed(String what) {
        return new FunctionsException(
                ErrorCode.MALFORMED_FORM,
                "The request body is no multipart/form-data that can be read: " + what + ".",
                List.of(new Detail("body", what)));
    }
}
