// SPDX-License-Identifier: Apache-2.0
import { jsonProblem } from "./json-problem.js";
import { members } from "./members.js";

const toText = String;
const isArray = Array.isArray;

/** Lets JSON keep to the last paragraphs of the standard (ECMA-262 25.5); the engine does most of the work. */
export function installJson(host) {
  const { parse, stringify } = JSON;
  const { compute } = host;
  members(JSON, {
    parse(text, reviver) {
      const source = toText(text);
      if (typeof reviver !== "function") {
        const value = compute("readJson", source);
        if (value !== undefined) {
          return value;
        }
      }
      try {
        return parse(source, reviver);
      } catch (error) {
        const problem = error instanceof SyntaxError ? jsonProblem(source) : null;
        throw problem === null ? error : new SyntaxError(problem);
      }
    },
    stringify(value, replacer, space) {
      if (replacer === undefined && space === undefined && typeof value === "object" && value !== null) {
        const plain = compute("plainJson", value);
        if (plain !== undefined) {
          return plain;
        }
      }
      const text = stringify(value, replacing(replacer), space);
      return text === undefined ? text : compute("escapeLone", text);
    },
  });
}

// The engine counts members of arrays in numbers, and takes a name that is listed twice for two.
function replacing(replacer) {
  if (typeof replacer === "function") {
    return function (key, value) {
      return replacer.call(this, "" + key, value);
    };
  }
  if (!isArray(replacer)) {
    return undefined;
  }
  const names = [];
  for (let i = 0; i < replacer.length; i++) {
    const item = replacer[i];
    const usable = typeof item === "string" || typeof item === "number" || item instanceof String || item instanceof Number;
    const name = "" + item;
    if (usable && names.indexOf(name) < 0) {
      names[names.length] = name;
    }
  }
  return names;
}
