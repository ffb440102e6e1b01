// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.egress.EgressTarget;
import ee.functions.runtime.engine.HostError;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * What one exchange sends.
 *
 * @param method the method
 * @param uri the address, without a fragment
 * @param target the server of the address
 * @param fields names and values by turns
 * @param body the body; null if there is none or it is a stream
 * @param upload the body if the script writes it while it is sent
 */
@SuppressWarnings("ArrayRecordComponent") // a body of megabytes is handed over, never compared
record FetchRequest(
        String method,
        URI uri,
        EgressTarget target,
        List<String> fields,
        byte @Nullable [] body,
        @Nullable FetchUpload upload) {

    private static final String ACCEPT_ENCODING = "accept-encoding";
    private static final List<String> LENGTH_WANTED = List.of("POST", "PUT", "PATCH");

    /**
     * Reads what the prelude passed.
     *
     * @param lines names and values by turns, one per line
     */
    static FetchRequest of(
            String method, String url, String lines, byte @Nullable [] body, @Nullable FetchUpload upload)
            throws HostError {
        URI uri = FetchTarget.toUri(url);
        try {
            return new FetchRequest(method, uri, EgressTarget.of(uri), split(lines), body, upload);
        } catch (IllegalArgumentException e) {
            throw new HostError("TypeError", String.valueOf(e.getMessage()));
        }
    }

    /** Makes the message; a proxy that passes it on is told the whole address. */
    BasicHttpRequest message(@Nullable String proxyAuthorization, boolean throughProxy) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String resource = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        String host = target.hostField();
        // As text, never to be parsed: a path may begin with two slashes and must not become a host.
        BasicHttpRequest message =
                new BasicHttpRequest(method, null, null, throughProxy ? "http://" + host + resource : resource);
        message.addHeader("Host", host);
        boolean namesEncoding = false;
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            message.addHeader(fields.get(i), fields.get(i + 1));
            namesEncoding |= fields.get(i).equals(ACCEPT_ENCODING);
        }
        if (!namesEncoding) {
            message.addHeader(ACCEPT_ENCODING, "gzip, deflate");
        }
        if (throughProxy && proxyAuthorization != null) {
            message.setHeader("Proxy-Authorization", proxyAuthorization);
        }
        if (upload != null) {
            message.addHeader("Transfer-Encoding", "chunked");
        } else if (body != null || LENGTH_WANTED.contains(method)) {
            message.addHeader("Content-Length", body == null ? 0 : body.length);
        }
        return message;
    }

    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        if (text.isEmpty()) {
            return lines;
        }
        int from = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
            lines.add(text.substring(from, at));
            from = at + 1;
        }
        lines.add(text.substring(from));
        return lines;
    }
}
