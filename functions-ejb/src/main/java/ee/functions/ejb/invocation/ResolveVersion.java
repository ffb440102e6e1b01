// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.log.InvocationKey;
import ee.functions.ejb.log.LogWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Step 3: the deployed version, from memory unless it is asked for the first time; its engine is there and allowed. */
@Dependent
class ResolveVersion {
    @Inject
    Programs programs;

    @Inject
    JavaScriptHost host;

    @Inject
    LogWriter logs;

    /**
     * Returns the version, ready to run.
     *
     * @throws FunctionsException {@code NO_CURRENT_VERSION}, {@code ENGINE_NOT_ALLOWED}, {@code ENGINE_NOT_INSTALLED}
     */
    CompletionStage<TargetVersion> of(TargetFunction function, Invocation invocation) {
        UUID versionId = function.currentVersionId();
        if (versionId == null) {
            throw new FunctionsException(
                    ErrorCode.NO_CURRENT_VERSION,
                    "The function " + function.functionId() + " has no current version. Deploy one of its versions.");
        }
        invocation.runs(
                versionId,
                logs.open(new InvocationKey(function.siteId(), function.functionId(), versionId, invocation.id())));
        function.requireEngine(host.offer(function.siteEngines()));
        return programs.get(versionId, function.siteId()).thenApply(runnable -> new TargetVersion(versionId, runnable));
    }
}
