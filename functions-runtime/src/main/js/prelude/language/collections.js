// SPDX-License-Identifier: Apache-2.0
import { getter, hidden } from "./define.js";

/** Adds to Map, Set, WeakMap and WeakSet what the engine's lack. */
export function installCollections(global) {
  for (const name of ["Map", "Set", "WeakMap", "WeakSet"]) {
    hidden(global[name].prototype, Symbol.toStringTag, name);
  }
  for (const name of ["Map", "Set"]) {
    getter(global[name], Symbol.species, function () {
      return this;
    });
  }
}
