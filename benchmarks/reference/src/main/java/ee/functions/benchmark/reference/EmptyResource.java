// SPDX-License-Identifier: Apache-2.0
package ee.functions.benchmark.reference;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Takes a body and answers a constant, behind a token under {@code /secured} and without one under {@code /open}. */
@Path("{access: open|secured}")
public class EmptyResource {
    /** Answers what the function of the benchmark answers. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public String answer(String body) {
        return "{\"message\":\"Hello, world!\"}";
    }
}
