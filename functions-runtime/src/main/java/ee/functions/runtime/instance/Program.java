// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.engine.Script;
import ee.functions.runtime.engine.StackFormat;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Executor;

/** A version, compiled; all its instances share it. Thread-safe. */
public final class Program {

    private final ProgramSource source;
    private final Script script;
    private final Executor turns;
    private final StackFormat stackFormat;

    Program(ProgramSource source, Script script, Executor turns) {
        this.source = source;
        this.script = script;
        this.turns = turns;
        Artifact artifact = source.artifact();
        this.stackFormat = new AuthorStack(source.fileName(), artifact.script(), artifact.sourceMap());
    }

    /** The version this is. */
    public String versionId() {
        return source.versionId();
    }

    /** The function it belongs to. */
    public String functionId() {
        return source.functionId();
    }

    /** The site the function belongs to. */
    public String siteId() {
        return source.siteId();
    }

    /** The build that made its artifact. */
    public String pipelineId() {
        return source.artifact().pipelineId();
    }

    Script script() {
        return script;
    }

    /** The threads that run its instances. */
    Executor turns() {
        return turns;
    }

    StackFormat stackFormat() {
        return stackFormat;
    }

    Map<String, String> environment() {
        return source.environment();
    }

    LocalDate compatibilityDate() {
        return source.compatibilityDate();
    }
}
