// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The server a request goes to.
 *
 * @param secure whether the connection is a TLS one
 * @param host the name or address: lower case, an IPv6 address without brackets, without a dot at the end
 * @param port the port, never absent
 * @param literal the address if the host is one rather than a name
 */
public record EgressTarget(
        boolean secure, String host, int port, @Nullable InetAddress literal) {

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int MOST_PORTS = 65_535;

    /**
     * Takes the target out of an address.
     *
     * @throws IllegalArgumentException with a sentence, if the address is not an http or https one with a host
     */
    public static EgressTarget of(URI address) {
        String scheme = address.getScheme();
        boolean secure = "https".equalsIgnoreCase(scheme);
        if (!secure && !"http".equalsIgnoreCase(scheme)) {
            throw new IllegalArgumentException("only http and https addresses can be fetched");
        }
        String given = address.getHost();
        if (given == null) {
            throw new IllegalArgumentException("the host name of the address is not supported");
        }
        String host = withoutBrackets(given.toLowerCase(Locale.ROOT));
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        int port = address.getPort() >= 0 ? address.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        if (host.isEmpty() || host.indexOf('%') >= 0 || port == 0 || port > MOST_PORTS) {
            throw new IllegalArgumentException("the host or the port of the address is not supported");
        }
        return new EgressTarget(secure, host, port, literal(host));
    }

    /** Names the target as its function's author wrote it, with the port. */
    public String authority() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** Gives the value of the field Host: the port only if it is not the scheme's own. */
    public String hostField() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (secure ? HTTPS_PORT : HTTP_PORT) ? name : name + ":" + port;
    }

    /** Reads an address that is written as one; null for a name. Never asks a name server. */
    static @Nullable InetAddress literal(String host) {
        if (host.indexOf(':') < 0 && !IPV4.matcher(host).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(host.indexOf(':') < 0 ? host : "[" + host + "]");
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }

    static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
