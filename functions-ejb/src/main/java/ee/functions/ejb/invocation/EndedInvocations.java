// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.runtime.engine.EngineKind;
import org.jspecify.annotations.Nullable;

/**
 * How many invocations of this server ended in one way since its start.
 *
 * @param outcome the way
 * @param engine the engine that they came to, null of those that came to none
 * @param count how many
 */
public record EndedInvocations(Outcome outcome, @Nullable EngineKind engine, long count) {}
