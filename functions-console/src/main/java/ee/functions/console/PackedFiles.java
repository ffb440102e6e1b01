// SPDX-License-Identifier: Apache-2.0
package ee.functions.console;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The scripts, styles and drawings of the console packed with gzip, a quarter of what they are: not every server packs what it
 * sends. Each is packed when it is first asked for and kept while the application runs, some three megabytes in all. Safe for
 * use by many threads.
 */
final class PackedFiles {
    /** Endings of files; fonts are packed already, and licences are rarely read. */
    private static final Set<String> WORTH_IT = Set.of("js", "css", "svg", "ts");

    private static final Set<String> HIDDEN = Set.of("/WEB-INF/", "/META-INF/");

    private final ServletContext context;
    /** All files that are worth it: nothing else is ever read. */
    private final Set<String> paths = new HashSet<>();

    private final ConcurrentMap<String, Packed> packed = new ConcurrentHashMap<>();

    /** Finds the files of an application. */
    PackedFiles(ServletContext context) {
        this.context = context;
        find("/");
    }

    private void find(String folder) {
        Set<String> found = context.getResourcePaths(folder);
        for (String path : found == null ? Set.<String>of() : found) {
            if (path.endsWith("/")) {
                if (!HIDDEN.contains(path)) {
                    find(path);
                }
            } else if (WORTH_IT.contains(path.substring(path.lastIndexOf('.') + 1))) {
                paths.add(path);
            }
        }
    }

    /**
     * Answers with a packed file if there is one and the browser takes it, and tells whether it did. The headers of the answer must
     * be set before.
     *
     * @param path the path of the file below the application, as it was asked for
     */
    boolean answer(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!paths.contains(path)) {
            return false;
        }
        response.addHeader("Vary", "Accept-Encoding");
        String method = request.getMethod();
        if (!("GET".equals(method) || "HEAD".equals(method))
                || request.getHeader("Range") != null
                || !takesGzip(request.getHeader("Accept-Encoding"))) {
            return false;
        }
        Packed file = packed(path);
        response.setHeader("ETag", file.tag);
        if (file.tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return true;
        }
        response.setContentType(context.getMimeType(path));
        response.setHeader("Content-Encoding", "gzip");
        response.setContentLength(file.content.length);
        if ("GET".equals(method)) {
            response.getOutputStream().write(file.content);
        }
        return true;
    }

    /** Browsers name it without a weight; whoever says more gets the file as it is. */
    private static boolean takesGzip(@Nullable String accepted) {
        if (accepted != null) {
            for (String coding : accepted.split(",")) {
                if (coding.strip().equalsIgnoreCase("gzip")) {
                    return true;
                }
            }
        }
        return false;
    }

    private Packed packed(String path) throws IOException {
        @Nullable Packed known = packed.get(path);
        if (known == null) {
            known = pack(path);
            packed.put(path, known);
        }
        return known;
    }

    private Packed pack(String path) throws IOException {
        var content = new ByteArrayOutputStream();
        byte[] plain;
        try (InputStream file = context.getResourceAsStream(path)) {
            plain = file.readAllBytes();
        }
        try (var gzip = new GZIPOutputStream(content)) {
            gzip.write(plain);
        }
        var sum = new CRC32();
        sum.update(plain);
        return new Packed(
                content.toByteArray(), "\"" + plain.length + "-" + Long.toHexString(sum.getValue()) + "-gzip\"");
    }

    /** A file as it is sent, and the tag by which browsers ask whether it is still the same. */
    private record Packed(byte[] content, String tag) {}
}
