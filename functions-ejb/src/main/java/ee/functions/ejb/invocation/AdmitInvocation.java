// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.permit.Admission;
import ee.functions.ejb.permit.FunctionPermits;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/**
 * Step 2, within the limit of the site: the scaling policy of the function for the tag admits one more invocation, and
 * lets it have an instance once the version is known, since versions differ in how many invocations an instance of them runs.
 */
@Dependent
class AdmitInvocation {
    private static final String CURRENT = "$current";

    @Inject
    FunctionPermits permits;

    Admission of(TargetFunction function, Invocation invocation) {
        String tag = invocation.request().target() instanceof FunctionTarget target ? target.tag() : CURRENT;
        return permits.admit(function.functionId(), tag, function.limits(tag));
    }

    /** Returns the version once the invocation may have an instance of it. */
    CompletionStage<TargetVersion> mayRun(Admission admission, TargetVersion version) {
        return admission.mayRun(version.runnable().concurrency()).thenApply(mayRun -> version);
    }
}
