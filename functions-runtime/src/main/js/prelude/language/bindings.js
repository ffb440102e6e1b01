// SPDX-License-Identifier: Apache-2.0

/** An assignment to a constant. */
export function constant() {
  throw new TypeError("Assignment to constant variable.");
}

/** A use of a name before its declaration. */
export function early(name) {
  throw new ReferenceError("Cannot access '" + name + "' before initialization");
}

/** A use of a global that this engine cannot have, unless the function itself has made one. */
export function absent(name) {
  if (name in globalThis) {
    return globalThis[name];
  }
  throw new ReferenceError(name + " is not available: this engine cannot carry it");
}
