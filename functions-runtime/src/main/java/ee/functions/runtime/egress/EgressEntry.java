// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a list of targets.
 *
 * @param name the listed name, or the one above the listed names; empty for addresses
 * @param below whether the names below are meant, and not the name itself
 * @param block the listed addresses; null for names
 * @param from the lowest port
 * @param to the highest port
 */
record EgressEntry(String name, boolean below, @Nullable AddressBlock block, int from, int to) {

    private static final int MOST_PORTS = 65_535;
    private static final int MOST_NAME = 253;
    private static final String PORTS = "the port must be a number from 1 to 65535, or two of them as from-to";
    private static final String ADDRESS =
            "an address must be complete, such as 10.1.2.3, 10.0.0.0/8, [2001:db8::1] or [2001:db8::/32]";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?" + "(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|[0-9]+)");

    boolean hasPort(int port) {
        return from <= port && port <= to;
    }

    /** Reads an entry; throws IllegalArgumentException with a sentence that does not repeat it. */
    static EgressEntry parse(String text) {
        String entry = text.strip().toLowerCase(Locale.ROOT);
        int end;
        if (entry.startsWith("[")) {
            end = entry.indexOf(']') + 1;
            if (end == 0) {
                throw new IllegalArgumentException("the bracket is not closed");
            }
        } else {
            end = entry.indexOf(':') < 0 ? entry.length() : entry.indexOf(':');
            if (entry.indexOf(':', Math.min(end + 1, entry.length())) >= 0) {
                throw new IllegalArgumentException("an IPv6 address must stand in brackets, and a host has one port");
            }
        }
        String host = entry.substring(0, end);
        int from = 1;
        int to = MOST_PORTS;
        if (end < entry.length()) {
            if (entry.charAt(end) != ':') {
                throw new IllegalArgumentException("after the bracket only a colon and a port may stand");
            }
            String ports = entry.substring(end + 1);
            int dash = ports.indexOf('-');
            from = port(dash < 0 ? ports : ports.substring(0, dash));
            to = dash < 0 ? from : port(ports.substring(dash + 1));
            if (from > to) {
                throw new IllegalArgumentException(PORTS);
            }
        }
        boolean bracketed = host.startsWith("[");
        String bare = EgressTarget.withoutBrackets(host);
        if (bracketed || bare.indexOf('/') >= 0 || NUMERIC_END.matcher(bare).matches()) {
            return new EgressEntry("", false, block(bare, bracketed), from, to);
        }
        boolean below = bare.startsWith("*.");
        String name = below ? bare.substring(2) : bare;
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.length() > MOST_NAME || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a host must be a name of letters, digits, hyphens and dots, with *. in front for all names below it;"
                            + " international names stand in their xn-- form");
        }
        return new EgressEntry(name, below, null, from, to);
    }

    private static AddressBlock block(String text, boolean bracketed) {
        int slash = text.indexOf('/');
        InetAddress address = EgressTarget.literal(slash < 0 ? text : text.substring(0, slash));
        if (address == null || bracketed != (text.indexOf(':') >= 0) || text.indexOf('%') >= 0) {
            throw new IllegalArgumentException(ADDRESS);
        }
        byte[] start = address.getAddress();
        int most = start.length * Byte.SIZE;
        int bits = most;
        if (slash >= 0) {
            String length = text.substring(slash + 1);
            if (!NUMBER.matcher(length).matches() || Integer.parseInt(length) > most) {
                throw new IllegalArgumentException("the number after the slash must be from 0 to " + most);
            }
            bits = Integer.parseInt(length);
        }
        AddressBlock block = new AddressBlock(bits, start);
        if (block.hasBitsBeyond()) {
            throw new IllegalArgumentException(
                    "the address has bits beyond those that the number after the slash counts");
        }
        return block;
    }

    private static int port(String text) {
        int port = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (port < 1 || port > MOST_PORTS) {
            throw new IllegalArgumentException(PORTS);
        }
        return port;
    }
}
