// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.host.RunnableVersion;
import ee.functions.ejb.log.InvocationKey;
import ee.functions.ejb.log.LogWriter;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.tag.TaggedVersion;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Step 3: the version that the tag of the request points to, from memory unless it is asked for the first time, or the one that
 * the request names; its engine is there and allowed.
 */
@Dependent
class ResolveVersion {
    @Inject
    Programs programs;

    @Inject
    NamedVersions named;

    @Inject
    JavaScriptHost host;

    @Inject
    LogWriter logs;

    /**
     * Returns the version, ready to run.
     *
     * @throws FunctionsException {@code NO_CURRENT_VERSION}, {@code TAG_NOT_FOUND}, {@code NOT_FOUND} for one that is named by its
     *     id, {@code ENGINE_NOT_ALLOWED}, {@code ENGINE_NOT_INSTALLED}
     */
    CompletionStage<TargetVersion> of(TargetFunction function, Invocation invocation) {
        UUID wanted = invocation.namedVersion();
        TaggedVersion version =
                wanted == null ? version(function, invocation.tag()) : named.of(function.functionId(), wanted);
        UUID versionId = version.versionId();
        invocation.runs(
                versionId,
                logs.open(new InvocationKey(function.siteId(), function.functionId(), versionId, invocation.id())));
        TargetFunction.requireEngine(version, host.offer(function.siteEngines()));
        CompletionStage<RunnableVersion> loaded =
                wanted == null ? programs.get(versionId, function.siteId()) : named.load(function, versionId);
        return loaded.thenApply(runnable -> new TargetVersion(versionId, runnable));
    }

    /** Returns if there is a version that would answer; else throws what {@link #of} does. */
    void require(TargetFunction function, String tag) {
        TargetFunction.requireEngine(version(function, tag), host.offer(function.siteEngines()));
    }

    private static TaggedVersion version(TargetFunction function, String tag) {
        TaggedVersion version = function.version(tag);
        if (version == null) {
            throw missing(function, tag);
        }
        return version;
    }

    private static FunctionsException missing(TargetFunction function, String tag) {
        String who = "The function " + function.functionId();
        return switch (tag) {
            case TagName.CURRENT ->
                new FunctionsException(
                        ErrorCode.NO_CURRENT_VERSION, who + " has no current version. Deploy one of its versions.");
            case TagName.LATEST ->
                new FunctionsException(
                        ErrorCode.TAG_NOT_FOUND, who + " has no version yet. Create one and wait for its task.");
            default -> new FunctionsException(ErrorCode.TAG_NOT_FOUND, who + " has no version with this tag.");
        };
    }
}
