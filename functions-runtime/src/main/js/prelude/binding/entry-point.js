// SPDX-License-Identifier: Apache-2.0

// The order is the precedence (EntryPoint.java).
const STYLES = ["onInvoke", "default", "handler"];
const hasOwn = Object.prototype.hasOwnProperty;

/**
 * Finds the handler of a module: {style, handler}. A default export may also be an object that has the handler as a
 * method, as bundlers make it of a CommonJS module. Anything else that is no function is refused by a TypeError.
 */
export function selectHandler(exports) {
  for (let i = 0; i < STYLES.length; i++) {
    const style = STYLES[i];
    if (hasOwn.call(exports, style)) {
      const value = exports[style];
      if (typeof value === "function") {
        return { style, handler: value };
      }
      const method = style === "default" && typeof value === "object" && value !== null ? selectMethod(value) : null;
      if (method !== null) {
        return method;
      }
      throw new TypeError(style === "default"
          ? "The default export is neither a function nor an object with a method onInvoke, default or handler."
          : "The export " + style + " is not a function.");
    }
  }
  throw new TypeError("The module exports no handler.");
}

function selectMethod(object) {
  for (let i = 0; i < STYLES.length; i++) {
    const style = STYLES[i];
    if (typeof object[style] === "function") {
      return { style, handler: (first, second, third) => object[style](first, second, third) };
    }
  }
  return null;
}
