// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;

/** Tells until when the token of a request is valid, for answers that last longer than a moment. */
public final class TokenExpiry {
    private static final String CLAIM = "exp";

    private TokenExpiry() {}

    /** Returns when the token expires, empty if it does not say so. */
    public static Optional<Instant> of(HttpServletRequest request) {
        return TokenClaims.seconds(request, CLAIM).map(Instant::ofEpochSecond);
    }
}
