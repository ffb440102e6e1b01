// SPDX-License-Identifier: Apache-2.0
// What Web IDL asks of every interface: conversions, tags, iterators.
import { sharedSymbol } from "../language/shared-symbols.js";

const defineProperty = Object.defineProperty;
const getOwnPropertyDescriptor = Object.getOwnPropertyDescriptor;
const getPrototypeOf = Object.getPrototypeOf;
const hasOwn = Object.prototype.hasOwnProperty;

/** The key under which objects of the Web APIs keep their state. It holds nothing a script may not have. */
export const STATE = sharedSymbol("state");

/** Gives an object its state; assigned, since defining a property costs many times more. */
export function setState(object, state) {
  object[STATE] = state;
  return state;
}

/** Gives the state of an object, or fails as a method on a foreign object does. */
export function stateOf(object, Interface) {
  if (object === null || object === undefined || !(object instanceof Interface) || object[STATE] === undefined) {
    throw new TypeError("Illegal invocation: this is not a " + Interface.name);
  }
  return object[STATE];
}

/**
 * Finishes an interface as Web IDL asks: its name and tag, and of its members that they are enumerable, named, and as
 * long as their required arguments. lengths holds those lengths that the code does not show, "constructor" among them.
 */
export function tag(Interface, name, lengths) {
  const { prototype } = Interface;
  describe(Interface, name, lengths !== undefined && hasOwn.call(lengths, "constructor") ? lengths.constructor : undefined);
  // A trace of how classes are lowered.
  delete Interface.superClass_;
  defineProperty(prototype, "constructor", { value: Interface, writable: true, enumerable: false, configurable: true });
  finishMembers(prototype, lengths);
  finishMembers(Interface, lengths);
  if (isTagged()) {
    defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
  }
}

let memberNames = Object.keys;

/** Sets how the members of a class are found; those of a lowered one are enumerable. */
export function findMembersBy(names) {
  memberNames = names;
}

function finishMembers(object, lengths) {
  const names = memberNames(object);
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    const { value, get, set, enumerable } = getOwnPropertyDescriptor(object, name);
    if (!enumerable) {
      defineProperty(object, name, { enumerable: true });
    }
    if (get !== undefined) {
      describe(get, "get " + name, undefined);
    }
    if (set !== undefined) {
      describe(set, "set " + name, undefined);
    }
    if (typeof value === "function") {
      describe(value, name, lengths !== undefined && hasOwn.call(lengths, name) ? lengths[name] : undefined);
    }
  }
}

/** Gives a function its name, and its length if there is one to give. */
export function describe(target, name, length) {
  // Not the copy above: the language part of the prelude puts a better one in its place.
  Object.defineProperty(target, "name", { value: name, configurable: true });
  if (length !== undefined && target.length !== length) {
    Object.defineProperty(target, "length", { value: length, configurable: true });
  }
}

let isTagged = () => true;

/** Sets the condition under which interfaces have the tag that Object.prototype.toString shows. */
export function tagOnlyIf(condition) {
  isTagged = condition;
}

/** Defines constants on an interface and its prototype. */
export function constants(Interface, values) {
  for (const name of Object.keys(values)) {
    const property = { value: values[name], enumerable: true };
    defineProperty(Interface, name, property);
    defineProperty(Interface.prototype, name, property);
  }
}

/** Fails if a call has fewer arguments than required. */
export function required(given, wanted, where) {
  if (given < wanted) {
    throw new TypeError(where + ": " + wanted + " argument" + (wanted === 1 ? "" : "s") + " required, but only " + given
        + " present");
  }
}

/** Converts to a string; symbols fail as Web IDL asks. */
export function toDomString(value) {
  if (typeof value === "string") {
    return value;
  }
  if (typeof value === "symbol") {
    throw new TypeError("Cannot convert a Symbol value to a string");
  }
  return String(value);
}

/** Converts to a string without lone surrogates. */
export function toUsvString(value) {
  const text = toDomString(value);
  let out = "";
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdfff) {
      continue;
    }
    if (unit <= 0xdbff && i + 1 < text.length && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      i++;
      continue;
    }
    out += text.substring(from, i) + "\ufffd";
    from = i + 1;
  }
  return from === 0 ? text : out + text.substring(from);
}

/** Says whether a value can carry properties. */
export function isObject(value) {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** Reads a dictionary argument: undefined and null are an empty one. */
export function toDictionary(value, where) {
  if (value === undefined || value === null) {
    return {};
  }
  if (!isObject(value)) {
    throw new TypeError(where + ": the argument is not an object");
  }
  return value;
}

/** Says whether a value is an ArrayBuffer. */
export function isArrayBuffer(value) {
  return value instanceof ArrayBuffer;
}

/** Says whether a value shows the memory of an ArrayBuffer: a typed array or a DataView. */
export function isView(value) {
  // Not every engine's isView knows DataView.
  return ArrayBuffer.isView(value) || value instanceof DataView;
}

/** Gives a Uint8Array over the memory of an ArrayBuffer or a view, without a copy; null for anything else. */
export function bytesOver(value) {
  if (isArrayBuffer(value)) {
    return new Uint8Array(value);
  }
  if (isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  return null;
}

/** Copies a Uint8Array into an ArrayBuffer of exactly its length. */
export function bufferOf(bytes) {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

/** Runs a step of an iterable, as for...of would. */
export function eachOf(iterable, step) {
  if (Array.isArray(iterable)) {
    for (let i = 0; i < iterable.length; i++) {
      step(iterable[i]);
    }
    return;
  }
  const iterator = iterable[Symbol.iterator]();
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    step(next.value);
  }
}

/** Gives the two members of a pair, or fails. */
export function toPair(value, where) {
  if (!isObject(value) || typeof value[Symbol.iterator] !== "function") {
    throw new TypeError(where + ": each entry must be a pair of name and value");
  }
  const pair = [];
  eachOf(value, (member) => {
    pair[pair.length] = member;
  });
  if (pair.length !== 2) {
    throw new TypeError(where + ": each entry must be a pair of name and value");
  }
  return pair;
}

/**
 * Makes an interface iterable over pairs: entries, keys, values, forEach and Symbol.iterator.
 * pairsOf(object) gives the pairs of the moment, so that changes during the iteration are seen.
 */
export function pairIterable(Interface, name, pairsOf) {
  const prototype = Interface.prototype;
  const iteratorPrototype = {
    next() {
      const position = this === undefined || this === null ? undefined : this[STATE];
      if (position === undefined || position.pairsOf !== pairsOf) {
        throw new TypeError("Illegal invocation: this is not a " + name + " Iterator");
      }
      const pairs = pairsOf(position.target);
      if (position.index >= pairs.length) {
        return { value: undefined, done: true };
      }
      const pair = pairs[position.index++];
      const value = position.kind === "keys" ? pair[0] : position.kind === "values" ? pair[1] : [pair[0], pair[1]];
      return { value, done: false };
    },
  };
  const base = getPrototypeOf(getPrototypeOf([][Symbol.iterator]()));
  if (base !== null && typeof base[Symbol.iterator] === "function") {
    Object.setPrototypeOf(iteratorPrototype, base);
  } else {
    const self = function () {
      return this;
    };
    describe(self, "[Symbol.iterator]", 0);
    defineProperty(iteratorPrototype, Symbol.iterator, { value: self, writable: true, configurable: true });
  }
  describe(iteratorPrototype.next, "next", 0);
  defineProperty(iteratorPrototype, Symbol.toStringTag, { value: name + " Iterator", configurable: true });
  const iterate = (target, kind) => {
    stateOf(target, Interface);
    const iterator = Object.create(iteratorPrototype);
    setState(iterator, { pairsOf, target, kind, index: 0 });
    return iterator;
  };
  const methods = {
    entries() {
      return iterate(this, "entries");
    },
    keys() {
      return iterate(this, "keys");
    },
    values() {
      return iterate(this, "values");
    },
    forEach(callback, thisArgument) {
      stateOf(this, Interface);
      if (typeof callback !== "function") {
        throw new TypeError(name + ".forEach: the callback is not a function");
      }
      for (let i = 0, pairs = pairsOf(this); i < pairs.length; i++, pairs = pairsOf(this)) {
        callback.call(thisArgument, pairs[i][1], pairs[i][0], this);
      }
    },
  };
  for (const method of Object.keys(methods)) {
    describe(methods[method], method, method === "forEach" ? 1 : 0);
    defineProperty(prototype, method, { value: methods[method], writable: true, enumerable: true, configurable: true });
  }
  defineProperty(prototype, Symbol.iterator, { value: methods.entries, writable: true, configurable: true });
}
