// SPDX-License-Identifier: Apache-2.0
import { nameFunction } from "./classes.js";
import { fill, hidden } from "./define.js";

/** Adds built-in methods that neither the engine nor the compiler's library has. */
export function installMethods(host, global) {
  fill(String.prototype, {
    normalize(form) {
      return host.normalize(String(this), form === undefined ? "NFC" : String(form));
    },
    isWellFormed() {
      return !/[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/.test(this);
    },
  });
  const { parse } = JSON;
  hidden(JSON, "parse", function (text, reviver) {
    try {
      return parse(text, reviver);
    } catch (error) {
      // The engine's message draws the place over three lines.
      throw error instanceof SyntaxError ? new SyntaxError(error.message.split("\n")[0].replace("<json>:", "")) : error;
    }
  });
  nameFunction(JSON.parse, "parse");
  // The compiler's library computes these less exactly.
  for (const name of ["cbrt", "cosh", "expm1", "log10", "log1p", "sinh", "tanh"]) {
    hidden(Math, name, host[name]);
  }
  fill(Array.prototype, {
    toReversed() {
      return Array.from(this).reverse();
    },
    toSorted(compare) {
      return Array.from(this).sort(compare);
    },
    toSpliced(...parameters) {
      const copy = Array.from(this);
      copy.splice(...parameters);
      return copy;
    },
    with(index, value) {
      const copy = Array.from(this);
      const at = Math.trunc(index) || 0;
      const position = at < 0 ? copy.length + at : at;
      if (position < 0 || position >= copy.length) {
        throw new RangeError("Invalid index: " + index);
      }
      copy[position] = value;
      return copy;
    },
  });
  const { getOwnPropertySymbols, keys } = Object;
  hidden(Object, "assign", (target, ...sources) => {
    if (target === null || target === undefined) {
      throw new TypeError("Cannot convert undefined or null to object");
    }
    const to = Object(target);
    for (let i = 0; i < sources.length; i++) {
      const from = sources[i];
      if (from !== null && from !== undefined) {
        copy(to, Object(from));
      }
    }
    return to;
  });
  nameFunction(Object.assign, "assign");

  function copy(to, from) {
    const names = keys(from);
    for (let i = 0; i < names.length; i++) {
      to[names[i]] = from[names[i]];
    }
    const symbols = getOwnPropertySymbols(from);
    for (let i = 0; i < symbols.length; i++) {
      // The engine cannot say whether such a property is enumerable; nearly all are.
      to[symbols[i]] = from[symbols[i]];
    }
  }

  fill(Object, {
    groupBy(items, keyOf) {
      const groups = Object.create(null);
      let index = 0;
      for (const item of items) {
        const key = keyOf(item, index++);
        (groups[key] ??= []).push(item);
      }
      return groups;
    },
  });
}
