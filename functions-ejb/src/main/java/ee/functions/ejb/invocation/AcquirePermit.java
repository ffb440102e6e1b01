// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.permit.Permit;
import ee.functions.ejb.permit.SitePermits;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Step 2: one more invocation fits into the limit of the site; if not, it is refused at once. */
@Dependent
class AcquirePermit {
    @Inject
    SitePermits permits;

    Permit of(TargetFunction function) {
        return permits.acquire(function.siteId());
    }
}
