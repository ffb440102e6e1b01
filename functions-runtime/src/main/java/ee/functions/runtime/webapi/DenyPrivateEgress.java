// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets functions reach public addresses, and of the others only those an operator has listed.
 *
 * <p>A name is resolved and every address it has must be public. The HTTP client resolves the name again when it
 * connects, so a name server that answers differently the second time (DNS rebinding) gets past this check; a firewall
 * is still needed where that matters.
 */
public final class DenyPrivateEgress implements EgressPolicy {

    private static final String HTTPS = "https";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final Set<String> allowed;
    private final NameLookup lookup;

    /**
     * Allows what is listed (setting {@code functions.egress.allow}).
     *
     * @param allowed entries {@code host} or {@code host:port}; an IPv6 address stands in brackets
     */
    public DenyPrivateEgress(Collection<String> allowed) {
        this(allowed, InetAddress::getAllByName);
    }

    DenyPrivateEgress(Collection<String> allowed, NameLookup lookup) {
        this.allowed = allowed.stream()
                .map(entry -> entry.trim().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.lookup = lookup;
    }

    @Override
    public @Nullable String refusal(URI target) {
        String host = target.getHost();
        if (host == null) {
            return "the address has no host";
        }
        String name = host.toLowerCase(Locale.ROOT);
        if (allowed.contains(name) || allowed.contains(name + ":" + port(target))) {
            return null;
        }
        try {
            for (InetAddress address : lookup.addresses(host)) {
                if (!PublicAddresses.isPublic(address)) {
                    return "functions may not reach " + host + ": it is not a public address";
                }
            }
            return null;
        } catch (UnknownHostException e) {
            return "the name " + host + " cannot be resolved";
        }
    }

    private static int port(URI target) {
        if (target.getPort() >= 0) {
            return target.getPort();
        }
        return HTTPS.equalsIgnoreCase(target.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }

    /** Finds the addresses of a name. */
    @FunctionalInterface
    interface NameLookup {

        /** Gives all addresses; blocks. */
        InetAddress[] addresses(String host) throws UnknownHostException;
    }
}
