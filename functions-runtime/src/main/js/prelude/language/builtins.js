// SPDX-License-Identifier: Apache-2.0
import { installArraySpecies } from "./array-species.js";
import { installArrays } from "./arrays.js";
import { installBuffers } from "./buffers.js";
import { installCollections } from "./collections.js";
import { installDates } from "./dates.js";
import { installIterators } from "./iterators.js";
import { installJson } from "./json.js";
import { installMath } from "./math.js";
import { installNumbers } from "./numbers.js";
import { installObjects } from "./objects.js";
import { installNatives, installReflect } from "./reflect.js";
import { installStrings } from "./strings.js";
import { installSymbols } from "./symbols.js";
import { installTypedArrays } from "./typed-arrays.js";

/** Adds to the built-ins of the language what the engine lacks, and puts right what it has otherwise. */
export function installBuiltins(host, global, jscomp) {
  installSymbols(host, global);
  const make = installReflect(host, global, jscomp);
  installObjects(host);
  installArrays();
  installArraySpecies();
  installStrings(host, global);
  installNumbers(host, global);
  installMath(host);
  installDates(host, global);
  installJson(host);
  installIterators(jscomp);
  installCollections(host, global, make);
  installTypedArrays(host, global, make);
  installBuffers(host, global, make);
  installNatives(global, make);
}
