// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engines of one site, by their ids.
 *
 * @param allow those that its policy names, null if it has no policy
 * @param effective those that its versions may use: those of the policy that the server allows too
 */
public record EnginesValue(@Nullable List<String> allow, List<String> effective) {}
