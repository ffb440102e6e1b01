// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.error;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.web.request.RequestTrace;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one body of every error: it serves each of the readers that exist for this contract at once.
 *
 * <ul>
 *   <li>{@code message, type, ref, error_details}: the envelope of the platform;
 *   <li>{@code error, status:"error"}: what the public client prints, and the older envelope;
 *   <li>{@code type, title, detail, instance}: RFC 9457. Its {@code type} is a URI reference, which the type names are. Its
 *       {@code status} is a number, here it is the text that the older envelope wants: RFC 9457 section 3.1 has readers
 *       ignore a member of another type, and the number is in the status line anyway. For the same reason the media type is
 *       {@code application/json}, the only one that the public client reads;
 *   <li>{@code error_msg}: what the platform answers at a path that it does not know, for readers of that alone;
 *   <li>{@code violated-policies}: at a limit, the names that {@code RateLimit-Policy} gives it. The problem type
 *       {@code quota-exceeded} that the draft of those headers has would take the place of the type name that the envelope of
 *       the platform wants, so only its member is here;
 *   <li>{@code code, request_id, incident_id, invocation_id}: which error exactly, and where to look for it;
 *   <li>{@code errorMessage, errorType, stackTrace}: what a function threw, named as in seed 003. The stack only for
 *       callers who may read the function's code.
 * </ul>
 */
public final class ErrorBody {
    /** The name of the policy that bounds how many invocations of a site run at the same time. */
    public static final String CONCURRENCY_POLICY = "concurrent-invocations";

    private static final String REFERENCE = "docs/ERRORS.md#";

    private ErrorBody() {}

    /**
     * Returns the body.
     *
     * @param showStack whether the caller may see the stack of what the function threw
     */
    public static JsonObject of(Problem problem, RequestTrace trace, boolean showStack) {
        JsonObjectBuilder body = JSON.createObjectBuilder()
                .add("message", problem.message())
                .add("type", problem.code().type())
                .add("ref", REFERENCE + problem.code().name().toLowerCase(Locale.ROOT))
                .add("error_details", details(problem.details()))
                .add("error", problem.message())
                .add("status", "error")
                .add("code", problem.code().name())
                .add("title", problem.code().sentence())
                .add("detail", problem.message())
                .add("instance", trace.path() + "#" + trace.requestId())
                .add("request_id", trace.requestId());
        if (problem.code() == ErrorCode.ROUTE_NOT_FOUND) {
            body.add("error_msg", "404 Route Not Found");
        }
        if (problem.code() == ErrorCode.CONCURRENCY_LIMIT_REACHED) {
            body.add("violated-policies", JSON.createArrayBuilder().add(CONCURRENCY_POLICY));
        }
        addIfKnown(body, "incident_id", problem.incidentId());
        addIfKnown(body, "invocation_id", problem.invocationId());
        Problem.FunctionError error = problem.functionError();
        if (error != null) {
            addIfKnown(body, "errorMessage", error.message());
            addIfKnown(body, "errorType", error.type());
            String stack = error.stack();
            if (showStack && stack != null) {
                body.add("stackTrace", JSON.createArrayBuilder(stack.lines().toList()));
            }
        }
        return body.build();
    }

    private static JsonObjectBuilder details(List<ErrorDetail> details) {
        Map<String, JsonArrayBuilder> byAttribute = new LinkedHashMap<>();
        for (ErrorDetail detail : details) {
            byAttribute
                    .computeIfAbsent(detail.attribute(), attribute -> JSON.createArrayBuilder())
                    .add(JSON.createObjectBuilder()
                            .add("message", detail.message())
                            .add("type", detail.type())
                            .add("ref", REFERENCE + detail.type()));
        }
        JsonObjectBuilder object = JSON.createObjectBuilder();
        byAttribute.forEach(object::add);
        return object;
    }

    private static void addIfKnown(JsonObjectBuilder body, String name, @Nullable String value) {
        if (value != null) {
            body.add(name, value);
        }
    }
}
