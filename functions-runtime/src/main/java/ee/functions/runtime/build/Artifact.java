// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import ee.functions.runtime.engine.EngineKind;

/**
 * What the build made of a version: all that the engine needs to run it.
 *
 * @param engine the engine it was built for
 * @param pipelineId the build that made it; an artifact of another pipeline must be built again before use
 * @param script for Nashorn one strict ES5 function expression, US-ASCII; for V8 an ES module
 * @param sourceMap the map from {@code script} to the author's module, standard JSON (version 3)
 */
public record Artifact(EngineKind engine, String pipelineId, String script, String sourceMap) {}
