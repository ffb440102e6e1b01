// SPDX-License-Identifier: Apache-2.0
// What the host is told of something that was thrown.
import { errorText, inspect } from "./inspect.js";

// A tree of errors may be as large as a script likes.
const MOST_ERRORS = 30;
const LONGEST = 65536;
const hasOwn = Object.prototype.hasOwnProperty;
const objectToString = Object.prototype.toString;

/**
 * Describes something that was thrown: [type, message, text]. The text of an error is its stack and those of its causes;
 * other properties are left out, since requests and their secrets often hang on errors. Never throws.
 */
export function describeThrown(value) {
  try {
    if (isError(value)) {
      const name = value.name === undefined ? "Error" : String(value.name);
      return [start(name), value.message === undefined ? "" : start(String(value.message)),
        start(chainText(value, [], { left: MOST_ERRORS }))];
    }
    const text = typeof value === "string" ? start(value) : inspect(value, { depth: 1 });
    return ["Error", text, "Uncaught " + text];
  } catch (error) {
    return ["Error", "The thrown value could not be read.", ""];
  }
}

function isError(value) {
  return typeof value === "object" && value !== null
      && (value instanceof Error || objectToString.call(value) === "[object Error]");
}

function start(text) {
  return text.length > LONGEST ? text.substring(0, LONGEST) + "..." : text;
}

function chainText(error, seen, room) {
  if (seen.indexOf(error) >= 0 || seen.length >= 10) {
    return "[Circular]";
  }
  if (room.left-- <= 0) {
    return "...";
  }
  const path = seen.concat([error]);
  const member = (label, value) => "\n  [" + label + "]: "
      + (isError(value) ? chainText(value, path, room) : inspect(value, { depth: 1 })).replace(/\n/g, "\n  ");
  let text = start(errorText(error));
  if (hasOwn.call(error, "cause")) {
    text += member("cause", error.cause);
  }
  if (Array.isArray(error.errors)) {
    for (let i = 0; i < error.errors.length && i < 10; i++) {
      text += member("error " + (i + 1), error.errors[i]);
    }
  }
  return text;
}
