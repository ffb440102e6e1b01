// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import ee.functions.ejb.settings.Settings;
import ee.functions.runtime.binding.KvBinding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The key-value store of seed 002. Namespaces are shared by all functions of a site and by no other site. */
@ApplicationScoped
public class KvService {
    @Inject
    KvStore store;

    @Inject
    Settings settings;

    /**
     * Returns the store as one function of a site sees it: it may open any namespace of the site, and its own id is the
     * default. Operations block; what is not allowed is refused with {@link ee.functions.runtime.binding.KvRejected}.
     */
    public KvBinding binding(String siteId, UUID functionId) {
        return new SiteKvBinding(store, KvLimits.from(settings), siteId, functionId.toString());
    }
}
