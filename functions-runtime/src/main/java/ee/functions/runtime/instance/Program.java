// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.engine.ScriptEngine.CompiledModule;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Executor;

/** A version, compiled; all its instances share it. Thread-safe. */
public final class Program {

    private final ProgramSource source;
    private final CompiledModule module;
    private final Executor turns;

    Program(ProgramSource source, CompiledModule module, Executor turns) {
        this.source = source;
        this.module = module;
        this.turns = turns;
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

    /** The engine that runs it. */
    public EngineKind engine() {
        return source.artifact().engine();
    }

    CompiledModule module() {
        return module;
    }

    /** The threads that run its instances. */
    Executor turns() {
        return turns;
    }

    /** How many invocations an instance runs at a time. */
    public int concurrency() {
        return source.concurrency();
    }

    Map<String, String> environment() {
        return source.environment();
    }

    LocalDate compatibilityDate() {
        return source.compatibilityDate();
    }
}
