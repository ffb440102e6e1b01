// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.runtime.build.EngineChoice;
import ee.functions.runtime.build.VersionSource;
import ee.functions.runtime.engine.EngineKind;
import java.util.Set;

/**
 * What the build of one task needs.
 *
 * @param choice the engine to build for, as the version asks for it
 * @param siteEngines the engines that the policy of its site allows
 */
record BuildOrder(TaskKey task, VersionSource source, EngineChoice choice, Set<EngineKind> siteEngines) {}
