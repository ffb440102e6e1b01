// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

/**
 * The rules of one site, beside those of the server.
 *
 * @param allow what the site may reach besides: public targets, and of the others those the server leaves to sites
 * @param deny what the site may not reach although the server allows it
 */
public record SiteEgress(EgressRules allow, EgressRules deny) {

    /** The rules of a site that has none. */
    public static final SiteEgress NONE = new SiteEgress(EgressRules.NONE, EgressRules.NONE);

    /** Finds the rules of a site; any thread may ask. */
    @FunctionalInterface
    public interface Lookup {

        /**
         * Gives the rules of a site, {@link #NONE} if it has none; may block.
         *
         * @throws RuntimeException if they cannot be read; the site's functions reach nothing then
         */
        SiteEgress of(String siteId);
    }
}
