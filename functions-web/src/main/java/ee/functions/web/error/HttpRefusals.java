// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.error;

import ee.functions.ejb.error.ErrorCode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a refusal by HTTP status alone means: that of JAX-RS before a resource is reached, or that of the container. */
final class HttpRefusals {
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER);

    private HttpRefusals() {}

    static Problem problem(WebApplicationException refusal) {
        Response response = refusal.getResponse();
        Problem problem = problem(response.getStatus());
        Map<String, String> headers = new HashMap<>(problem.headers());
        for (String name : KEPT_HEADERS) {
            String value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return problem.withHeaders(headers);
    }

    static Problem problem(int status) {
        return switch (status) {
            case 400 -> Problem.of(ErrorCode.MALFORMED_JSON, "The request cannot be read.");
            case 401 -> of(ErrorCode.AUTHENTICATION_REQUIRED);
            case 403 ->
                Problem.of(ErrorCode.PERMISSION_DENIED, "The caller lacks the permission that this operation needs.");
            case 404 -> of(ErrorCode.ROUTE_NOT_FOUND);
            case 405 -> of(ErrorCode.METHOD_NOT_ALLOWED);
            case 413 -> Problem.of(ErrorCode.BODY_TOO_LARGE, "The request body is larger than this server accepts.");
            case 414 -> Problem.of(ErrorCode.URL_TOO_LONG, "The address is longer than this server accepts.");
            case 431 -> Problem.of(ErrorCode.HEADERS_TOO_LARGE, "The headers are larger than this server accepts.");
            case 415 ->
                Problem.of(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "This operation reads a body of the type application/json; the header Content-Type must say so.");
            case 503 -> of(ErrorCode.SERVER_BUSY);
            default ->
                status >= 400 && status < 500
                        ? Problem.of(ErrorCode.MALFORMED_JSON, "The request cannot be served as it is.")
                                .withStatus(status)
                        : of(ErrorCode.INTERNAL_ERROR).withStatus(Math.max(status, 500));
        };
    }

    private static Problem of(ErrorCode code) {
        return Problem.of(code, code.sentence());
    }
}
