// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import ee.functions.runtime.engine.EngineKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes an artifact of an author's module: esbuild lowers it to ES2021, Closure to ES5, then come the guards and the
 * layout in lines.
 *
 * <p>Thread-safe. A build blocks its thread and takes seconds for a large bundle: it belongs on an executor of its own.
 */
public final class VersionBuild {

    /** Changes whenever the same source would become another artifact. */
    private static final String PIPELINE = "es5-4/closure-v20240317";

    private static final String TOO_DEEP =
            "The module nests expressions or statements too deeply, or chains too many of them.";
    private static final String MAP_COMMENT = "//# sourceMappingURL=";

    private final @Nullable Esbuild esbuild;
    private final Duration timeLimit;

    /** Prepares builds; extracts the bundled esbuild if the settings name none. */
    public VersionBuild(BuildSettings settings) {
        Path binary = settings.esbuild() != null ? settings.esbuild() : EsbuildBinary.bundled();
        this.esbuild = binary == null ? null : new Esbuild(binary);
        this.timeLimit = settings.timeLimit();
    }

    private VersionBuild(Duration timeLimit) {
        this.esbuild = null;
        this.timeLimit = timeLimit;
    }

    /** Builds as on a platform for which there is no esbuild: Closure takes the source alone. */
    static VersionBuild withoutEsbuild(Duration timeLimit) {
        return new VersionBuild(timeLimit);
    }

    /** Names the stages and their versions; artifacts of another pipeline must be built again before use. */
    public String pipelineId() {
        return esbuild == null ? PIPELINE : PIPELINE + "/esbuild-" + EsbuildBinary.VERSION;
    }

    /**
     * Builds a module.
     *
     * @return the artifact, or at least one message in the author's own coordinates
     */
    public BuildResult build(SourceModule uploaded) {
        SourceModule source = new SourceModule(uploaded.fileName(), withoutMap(uploaded.code()));
        String code = source.code();
        SourceMapping lowering = null;
        if (esbuild != null) {
            Esbuild.Output lowered = esbuild.transform(source, timeLimit);
            if (lowered.code() == null) {
                return new BuildResult.Rejected(lowered.errors());
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
            return new BuildResult.Rejected(List.of(BuildMessage.withoutPosition(TOO_DEEP)));
        }
        if (transpiled.script() == null) {
            return new BuildResult.Rejected(inAuthorCoordinates(transpiled.errors(), lowering));
        }
        SourceMapping mapping =
                lowering == null ? transpiled.mapping() : transpiled.mapping().through(lowering);
        LineLayout.Result laidOut = LineLayout.of(transpiled.script(), mapping);
        return new BuildResult.Built(new Artifact(
                EngineKind.NASHORN,
                pipelineId(),
                laidOut.script(),
                laidOut.mapping().toJson(source.fileName())));
    }

    /** Closure walks trees by recursion, and wraps what it throws then. */
    private static boolean isTooDeep(@Nullable Throwable thrown) {
        return thrown != null && (thrown instanceof StackOverflowError || isTooDeep(thrown.getCause()));
    }

    /**
     * Hides the source map of a bundle from esbuild, which would follow it: lines and columns are those of the uploaded
     * text, not of the many files it was made from, whose names no stack could show.
     */
    private static String withoutMap(String code) {
        int at = code.lastIndexOf(MAP_COMMENT);
        boolean atEnd = at >= 0 && code.substring(at).stripTrailing().indexOf('\n') < 0;
        int url = at + MAP_COMMENT.indexOf("URL");
        return atEnd ? code.substring(0, url) + "___" + code.substring(url + 3) : code;
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
