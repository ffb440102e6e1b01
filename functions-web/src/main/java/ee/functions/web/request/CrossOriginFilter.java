// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.request;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Lets scripts of any web page invoke functions, and nothing else. That is safe because invocations are authorized by a
 * bearer token that the page itself must hold, never by something the browser adds: credentials mode stays off. A preflight
 * comes without a token, so it is answered before resources are matched.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class CrossOriginFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final Pattern INVOCATION_PATH = Pattern.compile("/?integrations/[^/]+/endpoint/?");

    @Override
    public void filter(ContainerRequestContext request) {
        boolean preflight = HttpMethod.OPTIONS.equals(request.getMethod())
                && request.getHeaderString("Origin") != null
                && request.getHeaderString("Access-Control-Request-Method") != null;
        if (preflight && isInvocation(request)) {
            request.abortWith(Response.noContent()
                    .header("Access-Control-Allow-Methods", "POST")
                    .header("Access-Control-Allow-Headers", "Authorization, Content-Type, " + RequestId.HEADER)
                    .header("Access-Control-Max-Age", "600")
                    .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean ownChoice = response.getHeaders().containsKey(ALLOW_ORIGIN);
        if (request.getHeaderString("Origin") != null && isInvocation(request) && !ownChoice) {
            response.getHeaders().putSingle(ALLOW_ORIGIN, "*");
            response.getHeaders().putSingle("Access-Control-Expose-Headers", "*");
        }
    }

    private static boolean isInvocation(ContainerRequestContext request) {
        return INVOCATION_PATH.matcher(request.getUriInfo().getPath()).matches();
    }
}
