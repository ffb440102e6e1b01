// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.engine.ScriptEngine;

/** A compiled module, and how its stacks are shown. */
record NashornModule(NashornScript script, StackFormat stackFormat) implements ScriptEngine.CompiledModule {}
