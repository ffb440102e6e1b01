// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.token;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An identity provider that knows the keys of a test; the secret of all is {@code secret}. */
public final class KnownKeys extends KeyExchange {
    public final Map<String, IssuedToken> tokens = new HashMap<>(Map.of(
            "user-key", new IssuedToken("of-user", 3600, Optional.of("site-1"), false),
            "site-key", new IssuedToken("of-site", 3600, Optional.of("site-1"), true),
            "key-without-site", new IssuedToken("of-nowhere", 3600, Optional.empty(), true)));
    public @Nullable ErrorCode refusal;

    @Override
    public IssuedToken exchange(String keyId, String secret) {
        if (refusal != null) {
            throw new FunctionsException(refusal, refusal.sentence());
        }
        IssuedToken issued = tokens.get(keyId);
        if (issued == null || !secret.equals("secret")) {
            throw refused();
        }
        return issued;
    }
}
