// SPDX-License-Identifier: Apache-2.0
import { installBuiltins } from "./builtins.js";
import { installClasses, installNames, nameFunction } from "./classes.js";
import { installErrors } from "./errors.js";
import { installGenerators } from "./generators.js";
import { installHelpers } from "./helpers.js";
import { installIntl } from "./intl/index.js";
import { startMembers } from "./members.js";
import { installPromise } from "./promise.js";
import { sealGlobal } from "./seal.js";

/*
 * This happens before the modules that come after it in nashorn.js are evaluated: they may keep what they need of the
 * built-ins. $rt$support is what the Java side hands to the script (NashornContext.java).
 */
/* global $rt$support, $jscomp */
const { host, global } = $rt$support;

sealGlobal(global);
installNames(host);
nameFunction(global.Function, "Function");
nameFunction(global.eval, "eval");
startMembers(host);

/** The errors of the language by name. Whoever imports this module runs in a global object that is complete. */
export const errors = installErrors(host, global);

installBuiltins(host, global, $jscomp);
installIntl(host, global);
installPromise(global, $jscomp);
installHelpers($jscomp, host);
installGenerators($jscomp);
installClasses(global, $jscomp);
