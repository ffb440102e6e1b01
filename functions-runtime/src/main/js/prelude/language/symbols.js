// SPDX-License-Identifier: Apache-2.0
import { nameFunction } from "./classes.js";
import { constant, members, tag } from "./members.js";
import { sharedSymbol } from "./shared-symbols.js";
import { isObject, toObject } from "./values.js";

const NAMES = ["asyncIterator", "hasInstance", "isConcatSpreadable", "match", "matchAll", "replace", "search", "species",
  "split", "toPrimitive", "toStringTag", "unscopables"];
const TAGGED = ["Map", "Set", "Symbol", "WeakMap", "WeakSet"];

/** Adds the well-known symbols that the engine lacks, and gives those of all objects their meaning. */
export function installSymbols(host, global) {
  const { Symbol } = global;
  for (let i = 0; i < NAMES.length; i++) {
    if (Symbol[NAMES[i]] === undefined) {
      constant(Symbol, NAMES[i], sharedSymbol("Symbol." + NAMES[i]), true);
    }
  }
  const { toPrimitive, toStringTag } = Symbol;
  const { toString } = Object.prototype;
  const { conversionHint } = host;

  // The engine does not know Symbol.toPrimitive, but it asks these two methods of every object without its own.
  function converted(object, method, hint) {
    if (typeof method !== "function") {
      throw new TypeError("Symbol.toPrimitive is not a function");
    }
    const result = method.call(object, hint);
    if (isObject(result)) {
      throw new TypeError("Cannot convert object to primitive value");
    }
    return result;
  }

  members(Object.prototype, {
    toString() {
      if (this === undefined || this === null) {
        return toString.call(this);
      }
      if (typeof this === "object") {
        const method = this[toPrimitive];
        if (method !== undefined && method !== null && conversionHint() !== "") {
          return converted(this, method, "string");
        }
      }
      const name = this[toStringTag];
      if (typeof name === "string") {
        return "[object " + name + "]";
      }
      const text = toString.call(this);
      const at = text.indexOf("Iterator]");
      // The engine writes the kinds of iterators in one word.
      return at > 8 && text.charAt(at - 1) !== " " ? text.substring(0, at) + " Iterator]" : text;
    },
    valueOf() {
      const object = toObject(this);
      const method = object[toPrimitive];
      if (method !== undefined && method !== null) {
        const hint = conversionHint();
        if (hint !== "") {
          return converted(object, method, hint);
        }
      }
      return object;
    },
  });
  for (let i = 0; i < TAGGED.length; i++) {
    tag(global[TAGGED[i]].prototype, TAGGED[i]);
  }
  tag(Math, "Math");
  tag(JSON, "JSON");
  const { valueOf } = Symbol.prototype;
  constant(Symbol.prototype, toPrimitive, nameFunction(function (hint) {
    return valueOf.call(this);
  }, "[Symbol.toPrimitive]"));
  constant(Function.prototype, Symbol.hasInstance, nameFunction(function (value) {
    return typeof this === "function" && value instanceof this;
  }, "[Symbol.hasInstance]"), true);
}
