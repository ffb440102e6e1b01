// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

/**
 * What the build made of a version: all that the engine needs to run it.
 *
 * @param pipelineId the build that made it; an artifact of another pipeline must be built again before use
 * @param script one strict ES5 function expression, US-ASCII
 * @param sourceMap the map from {@code script} to the author's module, standard JSON (version 3)
 */
public record Artifact(String pipelineId, String script, String sourceMap) {}
