// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.permit.Admission;
import ee.functions.ejb.permit.FunctionPermits;
import ee.functions.runtime.instance.Instance;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/**
 * Step 2, within the limit of the site: the scaling policy of the function for the tag admits one more invocation, and
 * lets it have an instance once the version is known, since versions differ in how many invocations an instance of them runs.
 */
@Dependent
class AdmitInvocation {
    @Inject
    FunctionPermits permits;

    Admission of(TargetFunction function, Invocation invocation) {
        String tag = invocation.tag();
        return permits.admit(function.functionId(), tag, function.limits(tag));
    }

    /** Returns the instance after others know that they may look for one. */
    Instance has(Instance instance, Admission admission) {
        admission.hasInstance();
        return instance;
    }

    /** Returns the version once the invocation may have an instance of it. */
    CompletionStage<TargetVersion> mayRun(Admission admission, TargetVersion version) {
        return admission.mayRun(version.runnable().concurrency()).thenApply(mayRun -> version);
    }
}
