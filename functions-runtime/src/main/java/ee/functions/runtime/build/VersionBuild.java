// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import ee.functions.runtime.engine.EngineKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes an artifact of an author's module or modules, for the engine that the version asks for.
 *
 * <p>Thread-safe. A build blocks its thread and takes seconds for a large bundle: it belongs on an executor of its own.
 */
public final class VersionBuild {

    private static final String MAP_COMMENT = "//# sourceMappingURL=";

    private static final String NO_ESBUILD =
            "Archives are bundled by esbuild, of which there is none for this platform."
                    + " Upload one file; an administrator can name a binary in functions.build.esbuild-path.";

    private static final String NO_TYPESCRIPT =
            "Functions in TypeScript are built by esbuild, of which there is none for"
                    + " this platform. Hand in JavaScript; an administrator can name a binary in functions.build.esbuild-path.";

    private final ScriptBuild forNashorn;
    private final ModuleBuild forV8;
    private final @Nullable Esbuild esbuild;
    private final Duration timeLimit;

    /** Prepares builds; extracts the bundled esbuild if the settings name none. */
    public VersionBuild(BuildSettings settings) {
        this(esbuild(settings), settings.timeLimit());
    }

    private VersionBuild(@Nullable Esbuild esbuild, Duration timeLimit) {
        this.esbuild = esbuild;
        this.timeLimit = timeLimit;
        this.forNashorn = new ScriptBuild(esbuild, timeLimit, pipelineId(EngineKind.NASHORN));
        this.forV8 = new ModuleBuild(esbuild, timeLimit, pipelineId(EngineKind.V8));
    }

    /** Builds as on a platform for which there is no esbuild: Closure takes the source alone, and only for Nashorn. */
    static VersionBuild withoutEsbuild(Duration timeLimit) {
        return new VersionBuild(null, timeLimit);
    }

    private static @Nullable Esbuild esbuild(BuildSettings settings) {
        Path binary = settings.esbuild() != null ? settings.esbuild() : EsbuildBinary.bundled();
        return binary == null ? null : new Esbuild(binary);
    }

    /**
     * Names the stages of the build for an engine, and their versions; artifacts of another pipeline must be built again
     * before use.
     */
    public String pipelineId(EngineKind engine) {
        String pipeline = switch (engine) {
            case NASHORN -> ScriptBuild.PIPELINE;
            case V8 -> ModuleBuild.PIPELINE;
        };
        return esbuild != null ? pipeline + "/esbuild-" + EsbuildBinary.VERSION : pipeline;
    }

    /**
     * Builds a module, or an archive of modules.
     *
     * @param choice the engine that the version asks for
     * @param offer the engines that it may get
     * @return the artifact, for one of these engines, or at least one message in the author's own coordinates
     */
    public BuildResult build(VersionSource uploaded, EngineChoice choice, EngineOffer offer) {
        return uploaded instanceof SourceArchive archive
                ? buildArchive(archive, choice, offer)
                : buildModule((SourceModule) uploaded, choice, offer);
    }

    /** Makes one module of many and builds that; what is said of it is said of the many. */
    private BuildResult buildArchive(SourceArchive archive, EngineChoice choice, EngineOffer offer) {
        if (esbuild == null) {
            return new BuildResult.Rejected(List.of(BuildMessage.withoutPosition(NO_ESBUILD)));
        }
        ArchiveBundle.Output bundle = ArchiveBundle.of(archive, esbuild, timeLimit);
        SourceModule module = bundle.module();
        if (module == null) {
            return new BuildResult.Rejected(bundle.errors());
        }
        BuildResult result = buildModule(module, choice, offer);
        if (result instanceof BuildResult.Built built) {
            Artifact artifact = built.artifact();
            SourceMapping mapping = SourceMapping.parse(artifact.sourceMap()).through(bundle.mapping());
            return new BuildResult.Built(
                    new Artifact(artifact.engine(), artifact.pipelineId(), artifact.script(), mapping.toJson()));
        }
        return new BuildResult.Rejected(((BuildResult.Rejected) result)
                .errors().stream()
                        .map(error -> inArchive(error, bundle.mapping()))
                        .toList());
    }

    private static BuildMessage inArchive(BuildMessage error, SourceMapping mapping) {
        SourceMapping.Position position =
                error.line() == 0 ? null : mapping.source(error.line() - 1, Math.max(error.column() - 1, 0));
        return position == null
                ? BuildMessage.withoutPosition(error.text())
                : new BuildMessage(error.text(), position.line() + 1, position.column() + 1, mapping.file(position));
    }

    private BuildResult buildModule(SourceModule uploaded, EngineChoice choice, EngineOffer offer) {
        SourceModule source = new SourceModule(uploaded.fileName(), withoutMap(uploaded.code()));
        if (source.isTypeScript() && esbuild == null) {
            return new BuildResult.Rejected(List.of(BuildMessage.withoutPosition(NO_TYPESCRIPT)));
        }
        return switch (choice) {
            case NASHORN -> buildFor(source, EngineKind.NASHORN, offer);
            case V8 -> buildFor(source, EngineKind.V8, offer);
            case AUTO ->
                offer.refusal(EngineKind.NASHORN) == null
                        ? choose(source, offer)
                        : buildFor(source, EngineKind.V8, offer);
        };
    }

    private BuildResult buildFor(SourceModule source, EngineKind engine, EngineOffer offer) {
        String refusal = offer.refusal(engine);
        if (refusal != null) {
            return new BuildResult.Rejected(List.of(BuildMessage.withoutPosition(refusal)));
        }
        return engine == EngineKind.V8
                ? forV8.build(source)
                : forNashorn.build(source).result();
    }

    /** Nashorn, unless the module needs V8; then V8 if it may be had, else what Nashorn makes of it. */
    private BuildResult choose(SourceModule source, EngineOffer offer) {
        ScriptBuild.Output built = forNashorn.build(source);
        if (!built.needsV8()) {
            return built.result();
        }
        String refusal = offer.refusal(EngineKind.V8);
        if (refusal == null && esbuild != null) {
            return forV8.build(source);
        }
        // Built: it may never get to where it uses what is missing.
        return refusal != null && built.result() instanceof BuildResult.Rejected rejected
                ? explained(rejected, refusal)
                : built.result();
    }

    private static BuildResult explained(BuildResult.Rejected rejected, String refusal) {
        List<BuildMessage> errors = new ArrayList<>(rejected.errors());
        BuildMessage first = errors.get(0);
        String text = first.text() + " V8 would take the module, but: " + refusal;
        errors.set(0, new BuildMessage(text, first.line(), first.column()));
        return new BuildResult.Rejected(errors);
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
}
