// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP proxy between this server and the internet (setting {@code functions.egress.proxy}).
 *
 * @param host its name or address
 * @param port its port
 * @param authorization the value of the field Proxy-Authorization; null if it asks for none
 */
public record EgressProxy(String host, int port, @Nullable String authorization) {

    /**
     * Reads a proxy from settings.
     *
     * @param address {@code http://host:port}
     * @param user the user name, null for none
     * @param password the password that belongs to it, null for none
     * @throws IllegalArgumentException with a sentence that says what is allowed, without the value
     */
    public static EgressProxy of(String address, @Nullable String user, @Nullable String password) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException notAnAddress) {
            throw new IllegalArgumentException("must be http://host:port", notAnAddress);
        }
        boolean bare = (uri.getRawPath() == null
                        || uri.getRawPath().isEmpty()
                        || uri.getRawPath().equals("/"))
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || uri.getPort() <= 0 || !bare) {
            throw new IllegalArgumentException("must be http://host:port");
        }
        return new EgressProxy(EgressTarget.withoutBrackets(uri.getHost()), uri.getPort(), basic(user, password));
    }

    private static @Nullable String basic(@Nullable String user, @Nullable String password) {
        if (user == null) {
            return null;
        }
        byte[] credentials = (user + ":" + (password == null ? "" : password)).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** Leaves the credentials out. */
    @Override
    public String toString() {
        return "EgressProxy[" + host + ":" + port + "]";
    }
}
