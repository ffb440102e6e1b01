// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;

/** Gives scripts random values fit for secrets. */
final class CryptoPrimitives implements HostPrimitives {

    private final SecureRandom random = new SecureRandom();

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        return Map.of(
                "randomUuid", values -> UUID.randomUUID().toString(),
                "randomBytes",
                        values -> {
                            byte[] bytes = new byte[new Arguments(values).integer(0)];
                            random.nextBytes(bytes);
                            return bytes;
                        });
    }
}
