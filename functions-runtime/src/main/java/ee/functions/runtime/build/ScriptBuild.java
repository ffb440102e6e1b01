// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import ee.functions.runtime.engine.EngineKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The build for Nashorn: esbuild lowers a module to ES2021, Closure to ES5, then come the guards and the layout in lines. */
final class ScriptBuild {

    /** Changes whenever the same source would become another artifact. */
    static final String PIPELINE = "es5-4/closure-v20240317";

    private static final String TOO_DEEP =
            "The module nests expressions or statements too deeply, or chains too many of them.";

    private final @Nullable Esbuild esbuild;
    private final Duration timeLimit;
    private final String pipelineId;

    /** Without esbuild Closure takes the source alone. */
    ScriptBuild(@Nullable Esbuild esbuild, Duration timeLimit, String pipelineId) {
        this.esbuild = esbuild;
        this.timeLimit = timeLimit;
        this.pipelineId = pipelineId;
    }

    /**
     * How a build ended.
     *
     * @param needsV8 whether V8 has something that the module uses and Nashorn has not; the build may have succeeded
     */
    record Output(BuildResult result, boolean needsV8) {}

    Output build(SourceModule source) {
        String code = source.code();
        SourceMapping lowering = null;
        if (esbuild != null) {
            Esbuild.Output lowered = esbuild.lower(source, timeLimit);
            if (lowered.code() == null) {
                return new Output(new BuildResult.Rejected(lowered.errors()), false);
            }
            code = lowered.code();
            lowering = lowered.mapping();
        }
        Transpiler.Output transpiled;
        try {
            transpiled = Transpiler.forFunctions().transpile(code, source.fileName());
        } catch (RuntimeException | StackOverflowError e) {
            if (!isTooDeep(e)) {
                throw e;
            }
            return new Output(new BuildResult.Rejected(List.of(BuildMessage.withoutPosition(TOO_DEEP))), true);
        }
        if (transpiled.script() == null) {
            // Without esbuild nobody has said yet that what Closure cannot read is JavaScript at all.
            return new Output(
                    new BuildResult.Rejected(inAuthorCoordinates(transpiled.errors(), lowering)),
                    transpiled.needsV8() && esbuild != null);
        }
        SourceMapping mapping =
                lowering == null ? transpiled.mapping() : transpiled.mapping().through(lowering);
        LineLayout.Result laidOut = LineLayout.of(transpiled.script(), mapping);
        Artifact artifact = new Artifact(
                EngineKind.NASHORN,
                pipelineId,
                laidOut.script(),
                laidOut.mapping().toJson(source.fileName()));
        return new Output(new BuildResult.Built(artifact), transpiled.needsV8());
    }

    /** Closure walks trees by recursion, and wraps what it throws then. */
    private static boolean isTooDeep(@Nullable Throwable thrown) {
        return thrown != null && (thrown instanceof StackOverflowError || isTooDeep(thrown.getCause()));
    }

    private static List<BuildMessage> inAuthorCoordinates(
            List<BuildMessage> messages, @Nullable SourceMapping lowering) {
        if (lowering == null) {
            return messages;
        }
        List<BuildMessage> translated = new ArrayList<>();
        for (BuildMessage message : messages) {
            SourceMapping.Position position =
                    message.line() == 0 ? null : lowering.source(message.line() - 1, message.column() - 1);
            translated.add(
                    position == null
                            ? BuildMessage.withoutPosition(message.text())
                            : new BuildMessage(message.text(), position.line() + 1, position.column() + 1));
        }
        return translated;
    }
}
