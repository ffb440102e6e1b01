// SPDX-License-Identifier: Apache-2.0
// The text of stacks: as the engine writes it, the frames of the author alone, in the author's lines.

const PRELUDE = "prelude-v8.js";
const MOST_FRAMES = 30;
const { apply } = Reflect;
const { defineProperty, getPrototypeOf } = Object;
const errorToString = Error.prototype.toString;
const { lastIndexOf, substring, indexOf } = String.prototype;

/**
 * Lets Error write such stacks. sourcePosition(line, column, file) gives "file:line:column" in the author's text. As on the other
 * engine, a function cannot write them itself: a prepareStackTrace that it sets is not asked.
 */
export function installStacks(sourcePosition) {
  const site = firstSite();
  const { toString, getFileName, getLineNumber, getColumnNumber } = getPrototypeOf(site);
  const prepareStackTrace = (error, sites) => {
    try {
      return textOf(error, sites);
    } catch (failure) {
      // The stack is full, most likely.
      return "";
    }
  };

  function textOf(error, sites) {
    let frames = "";
    for (let i = 0; i < sites.length; i++) {
      const file = apply(getFileName, sites[i], []);
      // Neither the prelude's nor those of built-ins, which have no file.
      if (typeof file === "string" && file !== PRELUDE) {
        frames += "\n    at " + frameText(sites[i], file);
      }
    }
    return header(error) + frames;
  }

  function frameText(site, file) {
    const text = apply(toString, site, []);
    const line = apply(getLineNumber, site, []);
    const column = apply(getColumnNumber, site, []);
    const position = file + ":" + line + ":" + column;
    const at = apply(lastIndexOf, text, [position]);
    if (at < 0 || line === null) {
      return text;
    }
    return apply(substring, text, [0, at]) + sourcePosition(line, column, file)
        + apply(substring, text, [at + position.length]);
  }

  defineProperty(Error, "prepareStackTrace", {
    get: () => prepareStackTrace,
    set() {},
    enumerable: false,
    configurable: false,
  });
}

/** Sets how many frames a stack has. */
export function limitStacks() {
  Error.stackTraceLimit = MOST_FRAMES;
}

/**
 * Keeps a throwing getter off the errors of a full stack: the Java side reads their name and message where it cannot bear
 * an exception. Values set on an object that inherits them are its own, as usual.
 */
export function guardRangeErrors() {
  const prototype = RangeError.prototype;
  const guard = (name, value) => defineProperty(prototype, name, {
    get: () => value,
    set(own) {
      if (this !== prototype) {
        defineProperty(this, name, { value: own, writable: true, enumerable: true, configurable: true });
      }
    },
    enumerable: false,
    configurable: false,
  });
  guard("name", "RangeError");
  guard("message", "");
}

function firstSite() {
  let site;
  Error.stackTraceLimit = 1;
  Error.prepareStackTrace = (error, sites) => {
    site = sites[0];
    return "";
  };
  new Error().stack.toString();
  delete Error.prepareStackTrace;
  delete Error.stackTraceLimit;
  return site;
}

function header(error) {
  try {
    return apply(errorToString, error, []);
  } catch (unreadable) {
    return "Error";
  }
}

/** Gives an error of the host the frames of the place where its operation was started. */
export function showOrigin(error, origin) {
  const { stack } = origin;
  const end = apply(indexOf, stack, ["\n"]);
  defineProperty(error, "stack", {
    value: error.name + ": " + error.message + (end < 0 ? "" : apply(substring, stack, [end])),
    writable: true,
    enumerable: false,
    configurable: true,
  });
}
