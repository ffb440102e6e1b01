// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of targets, parsed once and never changed. Entries are
 *
 * <ul>
 *   <li>{@code host}: this name and no other;
 *   <li>{@code *.host}: every name below it, not the name itself;
 *   <li>{@code 10.0.0.0/8}, {@code 10.1.2.3}, {@code [2001:db8::/32]}, {@code [::1]}: these addresses, written in the URL
 *       or resolved from a name;
 *   <li>each of them with {@code :port} or {@code :from-to}; without, every port is meant.
 * </ul>
 *
 * <p>Names are compared without regard to case; international names stand in their {@code xn--} form. Any thread may ask.
 */
public final class EgressRules {

    /** No targets at all. */
    public static final EgressRules NONE = new EgressRules(List.of());

    private final Map<String, List<EgressEntry>> names = new HashMap<>();
    private final Map<String, List<EgressEntry>> parents = new HashMap<>();
    private final List<EgressEntry> blocks = new ArrayList<>();

    private EgressRules(List<EgressEntry> entries) {
        for (EgressEntry entry : entries) {
            if (entry.block() != null) {
                blocks.add(entry);
            } else {
                (entry.below() ? parents : names)
                        .computeIfAbsent(entry.name(), name -> new ArrayList<>(1))
                        .add(entry);
            }
        }
    }

    /**
     * Reads a list.
     *
     * @throws MalformedEgressEntry naming the position of the first entry that is not well-formed
     */
    public static EgressRules parse(List<String> entries) {
        if (entries.isEmpty()) {
            return NONE;
        }
        List<EgressEntry> parsed = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            try {
                parsed.add(EgressEntry.parse(entries.get(i)));
            } catch (IllegalArgumentException e) {
                throw new MalformedEgressEntry(i, String.valueOf(e.getMessage()));
            }
        }
        return new EgressRules(parsed);
    }

    /** Says whether the host is listed by its name. */
    boolean namesExactly(EgressTarget target) {
        return matches(names.get(target.host()), target.port());
    }

    /** Says whether a name above the host is listed. */
    boolean namesParent(EgressTarget target) {
        if (parents.isEmpty()) {
            return false;
        }
        String host = target.host();
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            if (matches(parents.get(host.substring(dot + 1)), target.port())) {
                return true;
            }
        }
        return false;
    }

    /** Says whether an address is listed, also if the network translates it to one that is. */
    boolean holds(InetAddress address, int port) {
        if (blocks.isEmpty()) {
            return false;
        }
        InetAddress translated = PublicAddresses.translated(address);
        for (EgressEntry entry : blocks) {
            AddressBlock block = entry.block();
            if (block != null
                    && entry.hasPort(port)
                    && (block.contains(address) || (translated != null && block.contains(translated)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(@Nullable List<EgressEntry> entries, int port) {
        if (entries != null) {
            for (EgressEntry entry : entries) {
                if (entry.hasPort(port)) {
                    return true;
                }
            }
        }
        return false;
    }
}
