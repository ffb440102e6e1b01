// SPDX-License-Identifier: Apache-2.0
import { STATE, isArrayBuffer, isObject, isView, required, toDictionary } from "./idl.js";

const ERROR_NAMES = ["EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"];
const hasOwn = Object.prototype.hasOwnProperty;

/** Makes structuredClone (HTML 2.7). Buffers cannot be detached on every engine, so a transfer list is refused. */
export function makeStructuredClone(web, global) {
  const intrinsicErrors = {};
  for (const name of ERROR_NAMES) {
    intrinsicErrors[name] = global[name];
  }

  return function structuredClone(value, options) {
    required(arguments.length, 1, "structuredClone");
    const { transfer } = toDictionary(options, "structuredClone");
    if (transfer !== undefined && transfer !== null && transfer.length !== 0) {
      refuse("structuredClone: the transfer option is not supported here");
    }
    return clone(value, new Map());
  };

  function clone(value, seen) {
    if (!isObject(value)) {
      if (typeof value === "symbol") {
        refuse("A symbol could not be cloned");
      }
      return value;
    }
    if (typeof value === "function") {
      refuse("The function " + (value.name || "(anonymous)") + " could not be cloned");
    }
    const known = seen.get(value);
    if (known !== undefined) {
      return known;
    }
    const leaf = cloneLeaf(value, seen);
    if (leaf !== undefined) {
      seen.set(value, leaf);
      return leaf;
    }
    if (value instanceof Map) {
      return cloneMap(value, seen);
    }
    if (value instanceof Set) {
      return cloneSet(value, seen);
    }
    if (value instanceof Error) {
      return cloneError(value, seen);
    }
    if (value[STATE] !== undefined || value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) {
      refuse("An object of class " + className(value) + " could not be cloned");
    }
    const copy = Array.isArray(value) ? new Array(value.length) : {};
    seen.set(value, copy);
    return cloneProperties(value, copy, seen);
  }

  function cloneLeaf(value, seen) {
    if (value instanceof Date) {
      return new Date(value.getTime());
    }
    if (value instanceof RegExp) {
      return new RegExp(value.source, value.flags !== undefined ? value.flags : flagsOf(value));
    }
    if (value instanceof Boolean || value instanceof Number || value instanceof String) {
      return Object(value.valueOf());
    }
    if (isArrayBuffer(value)) {
      return value.slice(0);
    }
    if (isView(value)) {
      const buffer = clone(value.buffer, seen);
      return value instanceof DataView ? new DataView(buffer, value.byteOffset, value.byteLength)
          : new value.constructor(buffer, value.byteOffset, value.length);
    }
    if (web.isA("Blob", value)) {
      // The bytes of a Blob never change: the copy may share them.
      const copy = web.blob().fromBytes(value[STATE].bytes, value[STATE].type);
      if (!web.isA("File", value)) {
        return copy;
      }
      return new (web.File())([copy], value.name, { type: value.type, lastModified: value.lastModified });
    }
    if (web.isA("CryptoKey", value)) {
      return web.cryptoKeys().cloneKey(value);
    }
    if (web.isA("DOMException", value)) {
      return new (web.DOMException())(value.message, value.name);
    }
    return undefined;
  }

  function cloneMap(value, seen) {
    const copy = new Map();
    seen.set(value, copy);
    const entries = [];
    value.forEach((member, key) => {
      entries[entries.length] = [key, member];
    });
    for (const entry of entries) {
      copy.set(clone(entry[0], seen), clone(entry[1], seen));
    }
    return copy;
  }

  function cloneSet(value, seen) {
    const copy = new Set();
    seen.set(value, copy);
    const members = [];
    value.forEach((member) => {
      members[members.length] = member;
    });
    for (const member of members) {
      copy.add(clone(member, seen));
    }
    return copy;
  }

  function cloneError(value, seen) {
    const name = intrinsicErrors[value.name] === undefined ? "Error" : value.name;
    const Type = name === "Error" ? Error : intrinsicErrors[name];
    const result = new Type(value.message === undefined ? "" : String(value.message));
    seen.set(value, result);
    if (typeof value.stack === "string") {
      hidden(result, "stack", value.stack);
    }
    if (hasOwn.call(value, "cause")) {
      hidden(result, "cause", clone(value.cause, seen));
    }
    return result;
  }

  function cloneProperties(value, copy, seen) {
    const names = Object.keys(value);
    for (let i = 0; i < names.length; i++) {
      // Defined, not assigned: a property named __proto__ must stay a property.
      Object.defineProperty(copy, names[i], { value: clone(value[names[i]], seen), writable: true, enumerable: true,
        configurable: true });
    }
    return copy;
  }

  function refuse(message) {
    throw new (web.DOMException())(message, "DataCloneError");
  }
}

function hidden(object, name, value) {
  Object.defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
}

function flagsOf(expression) {
  return (expression.global ? "g" : "") + (expression.ignoreCase ? "i" : "") + (expression.multiline ? "m" : "");
}

function className(value) {
  const { constructor } = value;
  return typeof constructor === "function" && constructor.name ? constructor.name : "Object";
}
