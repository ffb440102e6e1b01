// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Knows the addresses of this machine; looks again after a minute, for machines whose addresses change. */
final class OwnAddresses implements Predicate<InetAddress> {

    private static final System.Logger LOG = System.getLogger(OwnAddresses.class.getName());
    private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();

    private record Seen(Set<String> addresses, long atNanos) {}

    private volatile Seen seen = look(new Seen(Set.of(), 0));

    @Override
    public boolean test(InetAddress address) {
        Seen now = seen;
        if (System.nanoTime() - now.atNanos() > FRESH_NANOS) {
            now = look(now);
            seen = now;
        }
        // Without the scope of a link-local address, which is no part of the address itself.
        return now.addresses().contains(text(address));
    }

    private static Seen look(Seen before) {
        try {
            Set<String> addresses = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(OwnAddresses::text)
                    .collect(Collectors.toUnmodifiableSet());
            return new Seen(addresses, System.nanoTime());
        } catch (SocketException unreadable) {
            LOG.log(Level.WARNING, "The addresses of this server could not be read", unreadable);
            return new Seen(before.addresses(), System.nanoTime());
        }
    }

    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }
}
