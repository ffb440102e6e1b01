// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.request;

import ee.functions.ejb.cors.CorsRule;
import ee.functions.ejb.invocation.CrossOrigins;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets scripts of the web pages that a function allows invoke it, and nothing else. Invocations are authorized by a bearer
 * token that the page itself must hold, never by something the browser adds: credentials mode stays off. A preflight comes
 * without a token, so it is answered before resources are matched; that of an id that does not exist, like one of a function
 * that allows no page. An answer in which the function itself has decided stays as it is.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class CrossOriginFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final System.Logger LOG = System.getLogger(CrossOriginFilter.class.getName());
    private static final String ORIGIN = "Origin";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String TIMING_ALLOW_ORIGIN = "Timing-Allow-Origin";
    private static final String RULE = CorsRule.class.getName();
    private static final Pattern INVOCATION_PATH = Pattern.compile("/?integrations/([^/]+)/endpoint/?");
    private static final Pattern CALL_PATH = Pattern.compile("/?functions/([^/]+)/call(?:/.*)?", Pattern.DOTALL);
    private static final String CALL_METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final List<String> HEADERS = List.of("Authorization", "Content-Type", RequestId.HEADER);

    @Inject
    CrossOrigins origins;

    @Override
    public void filter(ContainerRequestContext request) {
        boolean preflight = HttpMethod.OPTIONS.equals(request.getMethod())
                && request.getHeaderString(ORIGIN) != null
                && request.getHeaderString("Access-Control-Request-Method") != null;
        if (!preflight) {
            return;
        }
        CorsRule rule = rule(request);
        if (rule != null) {
            Response.ResponseBuilder answer = Response.noContent();
            if (rule.allowed(String.valueOf(request.getHeaderString(ORIGIN))) != null) {
                answer.header("Access-Control-Allow-Methods", methods(request))
                        .header("Access-Control-Allow-Headers", headers(rule))
                        .header("Access-Control-Max-Age", Integer.toString(rule.maxAgeS()));
            }
            request.abortWith(answer.build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (headers.containsKey(ALLOW_ORIGIN)) {
            return; // the function's own choice
        }
        CorsRule rule = ruleForAnswer(request);
        if (rule == null) {
            return;
        }
        if (!rule.allowsAny()) {
            headers.add(HttpHeaders.VARY, ORIGIN);
        }
        String origin = request.getHeaderString(ORIGIN);
        String allowed = origin == null ? null : rule.allowed(origin);
        if (allowed != null) {
            headers.putSingle(ALLOW_ORIGIN, allowed);
            headers.putSingle("Access-Control-Expose-Headers", "*");
            if (!headers.containsKey(TIMING_ALLOW_ORIGIN)) {
                headers.putSingle(TIMING_ALLOW_ORIGIN, allowed);
            }
        }
    }

    private static String headers(CorsRule rule) {
        return String.join(", ", HEADERS)
                + (rule.allowedHeaders().isEmpty() ? "" : ", " + String.join(", ", rule.allowedHeaders()));
    }

    /** An answer is given although its rule cannot be looked up; it is then for no page. */
    private @Nullable CorsRule ruleForAnswer(ContainerRequestContext request) {
        try {
            return rule(request);
        } catch (RuntimeException unknown) {
            LOG.log(System.Logger.Level.DEBUG, "The rule for web pages could not be looked up", unknown);
            return CorsRule.NONE;
        }
    }

    /** Returns the rule of the function that is to be invoked, null for every other operation. */
    private @Nullable CorsRule rule(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        Matcher integration = INVOCATION_PATH.matcher(path);
        Matcher call = CALL_PATH.matcher(path);
        if (!integration.matches() && !call.matches()) {
            return null;
        }
        if (request.getProperty(RULE) instanceof CorsRule known) {
            return known; // the request filter of a preflight has asked
        }
        CorsRule rule = integration.matches()
                ? PathId.parse(integration.group(1)).map(origins::of).orElse(CorsRule.NONE)
                : PathId.parse(call.group(1)).map(origins::ofFunction).orElse(CorsRule.NONE);
        request.setProperty(RULE, rule);
        return rule;
    }

    private static String methods(ContainerRequestContext request) {
        return CALL_PATH.matcher(request.getUriInfo().getPath()).matches() ? CALL_METHODS : HttpMethod.POST;
    }
}
