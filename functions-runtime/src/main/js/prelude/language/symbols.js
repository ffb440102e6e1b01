// SPDX-License-Identifier: Apache-2.0
import { hidden } from "./define.js";

const NAMES = ["asyncIterator", "hasInstance", "isConcatSpreadable", "match", "matchAll", "replace", "search", "species",
  "split", "toPrimitive", "toStringTag", "unscopables"];

/** Adds the well-known symbols that the engine lacks. Of these toStringTag and asyncIterator have an effect. */
export function installSymbols(global) {
  const { Symbol } = global;
  for (const name of NAMES) {
    if (Symbol[name] === undefined) {
      Object.defineProperty(Symbol, name, { value: Symbol("Symbol." + name) });
    }
  }
  const { toStringTag } = Symbol;
  const { toString } = Object.prototype;
  hidden(Object.prototype, "toString", {
    toString() {
      if (this !== undefined && this !== null) {
        const tag = this[toStringTag];
        if (typeof tag === "string") {
          return "[object " + tag + "]";
        }
      }
      return toString.call(this);
    },
  }.toString);
  hidden(Symbol.prototype, toStringTag, "Symbol");
  hidden(Math, toStringTag, "Math");
  hidden(JSON, toStringTag, "JSON");
}
