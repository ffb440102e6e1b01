// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.idempotency;

import ee.functions.ejb.idempotency.IdempotentRequests;
import ee.functions.ejb.idempotency.KeptAnswer;
import ee.functions.ejb.idempotency.RequestClaim;
import ee.functions.web.body.RequestBody;
import ee.functions.web.permission.CurrentCaller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries out a request with an idempotency key once and answers its repetitions as the first one. It claims the request when
 * the caller is known to be allowed it, and keeps the answer when the transaction of the resource is over. Answers with 5xx and
 * 429 are never kept: the repetition is carried out.
 */
final class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    static final String REPLAYED = "Idempotency-Replayed";
    private static final System.Logger LOG = System.getLogger(IdempotencyFilter.class.getName());
    private static final String CLAIM = "ee.functions.idempotency-claim";

    private final IdempotentRequests requests;
    private final CurrentCaller caller;
    private final int maximumBodyBytes;

    IdempotencyFilter(IdempotentRequests requests, CurrentCaller caller, int maximumBodyBytes) {
        this.requests = requests;
        this.caller = caller;
        this.maximumBodyBytes = maximumBodyBytes;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        MultivaluedMap<String, String> headers = request.getHeaders();
        Optional<String> key =
                IdempotencyKey.of(values(headers, IdempotencyKey.HEADER), values(headers, IdempotencyKey.OWN_HEADER));
        if (key.isEmpty()) {
            return;
        }
        byte[] payload = RequestBody.bytes(request.getEntityStream(), maximumBodyBytes);
        request.setEntityStream(new ByteArrayInputStream(payload));
        RequestClaim claim = requests.claim(caller.get(), key.get(), operation(request), payload);
        KeptAnswer answer = claim.answer();
        if (answer == null) {
            request.setProperty(CLAIM, claim);
        } else {
            request.abortWith(replay(answer));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIM) instanceof RequestClaim claim)) {
            return;
        }
        request.removeProperty(CLAIM);
        try {
            if (response.getStatus() >= 500 || response.getStatus() == 429) {
                requests.forget(claim);
            } else {
                requests.keep(claim, kept(response));
            }
        } catch (RuntimeException failure) {
            // The request is done, so its answer goes out; a repetition is refused until the lease is over.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The answer to a request with an idempotency key was not kept",
                    failure);
        }
    }

    private static List<String> values(MultivaluedMap<String, String> headers, String name) {
        return Objects.requireNonNullElse(headers.get(name), List.of());
    }

    private static String operation(ContainerRequestContext request) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        String path = request.getUriInfo().getPath(false);
        return request.getMethod() + " " + path + (query == null ? "" : "?" + query);
    }

    private static KeptAnswer kept(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        Object entity = response.getEntity();
        byte[] body;
        if (entity == null) {
            body = new byte[0];
        } else if (entity instanceof byte[] bytes) {
            body = bytes;
        } else if (entity instanceof String text) {
            body = text.getBytes(StandardCharsets.UTF_8);
        } else {
            throw new IllegalStateException(
                    "An answer of type " + entity.getClass().getName() + " cannot be kept.");
        }
        return new KeptAnswer(response.getStatus(), entity == null || type == null ? null : type.toString(), body);
    }

    private static Response replay(KeptAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, "true");
        if (answer.type() != null) {
            response.header(HttpHeaders.CONTENT_TYPE, answer.type()).entity(answer.body());
        }
        return response.build();
    }
}
