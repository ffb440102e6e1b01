// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges by the rules of the server and of the site. The first row that fits decides:
 *
 * <table>
 * <caption>Order of the rules</caption>
 * <tr><td>1</td><td>the port is one of another protocol</td><td>refused</td></tr>
 * <tr><td>2</td><td>denied by the server</td><td>refused</td></tr>
 * <tr><td>3</td><td>denied by the site</td><td>refused</td></tr>
 * <tr><td>4</td><td>allowed by the server</td><td>allowed</td></tr>
 * <tr><td>5</td><td>allowed by the site, and public or left to sites by the server</td><td>allowed</td></tr>
 * <tr><td>6</td><td>public, port 80, 443 or from 1024 on, and public targets are open by default</td><td>allowed</td></tr>
 * <tr><td>7</td><td>anything else</td><td>refused</td></tr>
 * </table>
 *
 * <p>Each address of a name is judged by itself, and the connection goes to one that was allowed. An allow entry for an
 * exact name trusts whatever the name resolves to; one for the names below another opens their public addresses only. A
 * name of a private network ({@code localhost}, {@code *.local}, {@code *.internal}) must be named by an entry: an entry
 * for its address is not enough.
 *
 * <p>With a proxy, which resolves names by itself, addresses are judged as far as this server can resolve the name too.
 */
public final class RuledEgress implements EgressPolicy {

    private static final System.Logger LOG = System.getLogger(RuledEgress.class.getName());
    private static final Set<String> INTERNAL = Set.of("localhost", "local", "internal");
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int FIRST_USER_PORT = 1024;

    private final ServerEgress server;
    private final SiteEgress.Lookup sites;
    private final EgressRefusals refusals;
    private final NameLookup names;
    private final Predicate<InetAddress> own;

    /** Judges by rules, and counts what it refuses. */
    public RuledEgress(ServerEgress server, SiteEgress.Lookup sites, EgressRefusals refusals) {
        this(server, sites, refusals, InetAddress::getAllByName, new OwnAddresses());
    }

    RuledEgress(
            ServerEgress server,
            SiteEgress.Lookup sites,
            EgressRefusals refusals,
            NameLookup names,
            Predicate<InetAddress> own) {
        this.server = server;
        this.sites = sites;
        this.refusals = refusals;
        this.names = names;
        this.own = own;
    }

    /** Opens public targets, and of the others those that are listed. */
    public static RuledEgress allowing(List<String> entries) {
        return new RuledEgress(
                ServerEgress.allowing(EgressRules.parse(entries)), site -> SiteEgress.NONE, new EgressRefusals());
    }

    @Override
    public EgressDecision judge(String siteId, EgressTarget target) {
        SiteEgress site;
        try {
            site = sites.of(siteId);
        } catch (RuntimeException unreadable) {
            LOG.log(Level.WARNING, "The egress rules of site " + siteId + " could not be read: " + unreadable);
            return refuse(siteId, target, EgressReason.NO_RULES);
        }
        EgressReason byName = refusalByName(site, target);
        if (byName != null) {
            return refuse(siteId, target, byName);
        }
        EgressProxy proxy = proxyFor(target);
        InetAddress literal = target.literal();
        InetAddress[] addresses;
        try {
            addresses = literal != null ? new InetAddress[] {literal} : names.addresses(target.host());
        } catch (UnknownHostException unknown) {
            if (proxy == null) {
                return new EgressDecision.Refused(
                        EgressReason.UNRESOLVED, "the name " + target.host() + " cannot be resolved");
            }
            addresses = new InetAddress[0];
        }
        List<InetAddress> allowed = new ArrayList<>(addresses.length);
        EgressReason refused = null;
        for (InetAddress address : addresses) {
            EgressReason reason = refusal(site, target, address);
            if (reason == null) {
                allowed.add(address);
            } else if (refused == null) {
                refused = reason;
            }
        }
        if (allowed.isEmpty() && (proxy == null || addresses.length > 0)) {
            return refuse(siteId, target, refused == null ? EgressReason.UNRESOLVED : refused);
        }
        if (proxy == null) {
            return new EgressDecision.Direct(allowed);
        }
        EgressReason unseen = addresses.length > 0 ? null : refusal(site, target, null);
        return unseen == null ? new EgressDecision.Proxied(proxy) : refuse(siteId, target, unseen);
    }

    private @Nullable EgressReason refusalByName(SiteEgress site, EgressTarget target) {
        if (BlockedPorts.contains(target.port())) {
            return EgressReason.BLOCKED_PORT;
        }
        if (namedBy(server.deny(), target)) {
            return EgressReason.DENIED_BY_SERVER;
        }
        return namedBy(site.deny(), target) ? EgressReason.DENIED_BY_SITE : null;
    }

    /** Judges one address of a target; null for one that only the proxy knows, and that is taken for public. */
    private @Nullable EgressReason refusal(SiteEgress site, EgressTarget target, @Nullable InetAddress address) {
        int port = target.port();
        if (address != null && server.deny().holds(address, port)) {
            return EgressReason.DENIED_BY_SERVER;
        }
        if (address != null && site.deny().holds(address, port)) {
            return EgressReason.DENIED_BY_SITE;
        }
        boolean internal = isInternal(target.host());
        boolean open = address == null || (PublicAddresses.isPublic(address) && !own.test(address));
        if (allows(server.allow(), target, address, internal, open)) {
            return null;
        }
        boolean ofSites = (open && !internal) || allows(server.siteAllow(), target, address, internal, open);
        if (ofSites && allows(site.allow(), target, address, internal, open)) {
            return null;
        }
        if (internal) {
            return EgressReason.INTERNAL_NAME;
        }
        if (!open) {
            return EgressReason.NOT_PUBLIC;
        }
        if (!server.publicByDefault()) {
            return EgressReason.NOT_LISTED;
        }
        return port == HTTP_PORT || port == HTTPS_PORT || port >= FIRST_USER_PORT ? null : EgressReason.SYSTEM_PORT;
    }

    private static boolean allows(
            EgressRules rules, EgressTarget target, @Nullable InetAddress address, boolean internal, boolean open) {
        if (rules == EgressRules.NONE) {
            return false;
        }
        if (rules.namesExactly(target)) {
            return true;
        }
        boolean below = rules.namesParent(target);
        if (below && open) {
            return true;
        }
        return address != null && (!internal || below) && rules.holds(address, target.port());
    }

    private static boolean namedBy(EgressRules rules, EgressTarget target) {
        return rules.namesExactly(target) || rules.namesParent(target);
    }

    private @Nullable EgressProxy proxyFor(EgressTarget target) {
        EgressProxy proxy = server.proxy();
        if (proxy == null || namedBy(server.noProxy(), target)) {
            return null;
        }
        InetAddress literal = target.literal();
        return literal != null && server.noProxy().holds(literal, target.port()) ? null : proxy;
    }

    private EgressDecision refuse(String siteId, EgressTarget target, EgressReason reason) {
        refusals.add(siteId, reason);
        LOG.log(
                Level.DEBUG,
                () -> "A function of site " + siteId + " may not reach " + target.authority() + ": " + reason);
        return new EgressDecision.Refused(
                reason, "functions may not reach " + target.authority() + ": " + reason.sentence());
    }

    private static boolean isInternal(String host) {
        return INTERNAL.contains(host.substring(host.lastIndexOf('.') + 1));
    }

    /** Finds the addresses of a name. */
    @FunctionalInterface
    interface NameLookup {

        /** Gives all addresses; blocks. */
        InetAddress[] addresses(String host) throws UnknownHostException;
    }
}
