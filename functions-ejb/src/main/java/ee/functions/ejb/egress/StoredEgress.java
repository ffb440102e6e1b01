// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.egress;

import ee.functions.jpa.egress.SiteEgressRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reads the egress rules of sites, each time in a transaction of its own; safe to call on any thread. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class StoredEgress {
    @Inject
    SiteEgressRepository repository;

    /** Returns the rules of a site as they are now. */
    public EgressValue of(String siteId) {
        return repository
                .find(siteId)
                .map(stored -> new EgressValue(lines(stored.getAllowed()), lines(stored.getDenied())))
                .orElse(EgressValue.NONE);
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }
}
