// SPDX-License-Identifier: Apache-2.0
import { STATE, describe, eachOf, isArrayBuffer, isObject, isView, required, setState, toDictionary } from "./idl.js";

const ERROR_NAMES = ["EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"];
const VIEWS = ["DataView", "Uint8Array", "Int8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array",
  "Uint32Array", "Float16Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"];
/** Objects of the language with a state of their own that nothing can copy. */
const UNCLONEABLE = ["Promise", "WeakMap", "WeakSet", "WeakRef"];
const BOXES = [Boolean, Number, String];
const hasOwn = Object.prototype.hasOwnProperty;
const dateTime = Date.prototype.getTime;

/**
 * Makes structuredClone (HTML 2.7) and clone(value, transfer), which gives {value, ports}: what comes of a message.
 * Serialising and deserialising are one walk, since both ends are in one realm.
 */
export function makeCloning(web, host, global) {
  const intrinsic = {};
  for (const name of ERROR_NAMES.concat(VIEWS, UNCLONEABLE)) {
    intrinsic[name] = global[name];
  }
  const { Error, Map, Set, RegExp } = global;
  const detached = new WeakSet();

  function structuredClone(value, options) {
    required(arguments.length, 1, "structuredClone");
    return clone(value, toTransfer(toDictionary(options, "structuredClone").transfer, "structuredClone")).value;
  }
  describe(structuredClone, "structuredClone", 1);

  function clone(value, transfer) {
    const context = { seen: new Map(), buffers: new Map(), views: [] };
    const moves = [];
    for (let i = 0; i < transfer.length; i++) {
      moves[i] = prepare(transfer[i], context);
    }
    const copy = walk(value, context);
    const ports = [];
    for (let i = 0; i < transfer.length; i++) {
      moves[i](ports);
    }
    // What showed the memory of a moved buffer shows none any more, as far as this walk has seen it.
    for (let i = 0; i < context.views.length; i++) {
      host.detachView(context.views[i].view, new context.views[i].View(0));
    }
    return { value: copy, ports };
  }

  /** Puts the new object for a transferred one in its place; gives the step that moves the content at the end. */
  function prepare(object, context) {
    const { seen, buffers } = context;
    if (!isObject(object) || seen.has(object)) {
      refuse(isObject(object) ? "An object is in the transfer list twice" : "A value of the transfer list is no object");
    }
    if (isArrayBuffer(object)) {
      if (detached.has(object)) {
        refuse("An ArrayBuffer is detached and could not be transferred");
      }
      const moved = new ArrayBuffer(object.byteLength);
      seen.set(object, moved);
      buffers.set(object, true);
      return () => {
        new Uint8Array(moved).set(new Uint8Array(object));
        detached.add(object);
        host.detachBuffer(object);
      };
    }
    if (web.isA("MessagePort", object)) {
      const { successor, move } = web.messages().transfer(object);
      seen.set(object, successor);
      return (ports) => {
        ports[ports.length] = successor;
        move();
      };
    }
    return refuse("An object of class " + className(object) + " could not be transferred");
  }

  function walk(value, context) {
    if (!isObject(value)) {
      if (typeof value === "symbol") {
        refuse("A symbol could not be cloned");
      }
      return value;
    }
    const known = context.seen.get(value);
    if (known !== undefined) {
      return known;
    }
    if (typeof value === "function") {
      refuse("The function " + (value.name || "(anonymous)") + " could not be cloned");
    }
    const leaf = cloneLeaf(value, context);
    if (leaf !== undefined) {
      context.seen.set(value, leaf);
      return leaf;
    }
    if (value instanceof Map && isBranded(Map.prototype.has, value)) {
      return cloneMap(value, context);
    }
    if (value instanceof Set && isBranded(Set.prototype.has, value)) {
      return cloneSet(value, context);
    }
    if (value instanceof Error && value[STATE] === undefined) {
      return cloneError(value, context);
    }
    refuseWhatHasState(value);
    const copy = Array.isArray(value) ? new Array(value.length) : {};
    context.seen.set(value, copy);
    return cloneProperties(value, copy, context);
  }

  function refuseWhatHasState(value) {
    let refused = value === global || (hasOwn.call(value, STATE) && value[STATE] !== undefined);
    for (let i = 0; i < UNCLONEABLE.length && !refused; i++) {
      const Interface = intrinsic[UNCLONEABLE[i]];
      refused = Interface !== undefined && value instanceof Interface;
    }
    if (refused) {
      refuse("An object of class " + (value === global ? "global" : className(value)) + " could not be cloned");
    }
  }

  function cloneLeaf(value, context) {
    if (value instanceof Date && isBranded(dateTime, value)) {
      return new Date(dateTime.call(value));
    }
    if (value instanceof RegExp && typeof value.source === "string") {
      return new RegExp(value.source, value.flags);
    }
    for (let i = 0; i < BOXES.length; i++) {
      const { valueOf } = BOXES[i].prototype;
      if (value instanceof BOXES[i] && isBranded(valueOf, value)) {
        return Object(valueOf.call(value));
      }
    }
    if (value instanceof Symbol) {
      refuse("A symbol could not be cloned");
    }
    if (isArrayBuffer(value)) {
      if (detached.has(value)) {
        refuse("An ArrayBuffer is detached and could not be cloned");
      }
      return value.slice(0);
    }
    if (isView(value)) {
      return cloneView(value, context);
    }
    return clonePlatformObject(value);
  }

  function cloneView(value, context) {
    const { byteOffset, byteLength, length } = value;
    const moved = context.buffers.has(value.buffer);
    const buffer = walk(value.buffer, context);
    for (let i = 0; i < VIEWS.length; i++) {
      const View = intrinsic[VIEWS[i]];
      if (View !== undefined && value instanceof View) {
        if (moved && i > 0) {
          context.views[context.views.length] = { view: value, View };
        }
        return i === 0 ? new View(buffer, byteOffset, byteLength) : new View(buffer, byteOffset, length);
      }
    }
    return refuse("A view of class " + className(value) + " could not be cloned");
  }

  function clonePlatformObject(value) {
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
      const copy = new (web.DOMException())(value.message, value.name);
      if (typeof value.stack === "string") {
        hidden(copy, "stack", value.stack);
      }
      return copy;
    }
    if (web.isA("CryptoKey", value)) {
      const copy = Object.create(web.CryptoKey().prototype);
      setState(copy, value[STATE]);
      return copy;
    }
    return undefined;
  }

  function cloneMap(value, context) {
    const copy = new Map();
    context.seen.set(value, copy);
    const entries = [];
    Map.prototype.forEach.call(value, (member, key) => {
      entries[entries.length] = key;
      entries[entries.length] = member;
    });
    for (let i = 0; i < entries.length; i += 2) {
      const key = walk(entries[i], context);
      copy.set(key, walk(entries[i + 1], context));
    }
    return copy;
  }

  function cloneSet(value, context) {
    const copy = new Set();
    context.seen.set(value, copy);
    const members = [];
    Set.prototype.forEach.call(value, (member) => {
      members[members.length] = member;
    });
    for (let i = 0; i < members.length; i++) {
      copy.add(walk(members[i], context));
    }
    return copy;
  }

  function cloneError(value, context) {
    const given = value.name;
    const name = given === undefined ? "Error" : String(given);
    const Type = ERROR_NAMES.indexOf(name) < 0 ? Error : intrinsic[name];
    const message = Object.getOwnPropertyDescriptor(value, "message");
    const result = message === undefined || !hasOwn.call(message, "value") ? new Type()
      : new Type(String(message.value));
    context.seen.set(value, result);
    const { stack } = value;
    if (typeof stack === "string") {
      hidden(result, "stack", stack);
    }
    if (hasOwn.call(value, "cause")) {
      hidden(result, "cause", walk(value.cause, context));
    }
    return result;
  }

  function cloneProperties(value, copy, context) {
    const names = Object.keys(value);
    for (let i = 0; i < names.length; i++) {
      // A getter that ran before may have taken the property away.
      if (hasOwn.call(value, names[i])) {
        // Defined, not assigned: a property named __proto__ must stay a property.
        Object.defineProperty(copy, names[i], { value: walk(value[names[i]], context), writable: true,
          enumerable: true, configurable: true });
      }
    }
    return copy;
  }

  function refuse(message) {
    throw new (web.DOMException())(message, "DataCloneError");
  }

  return { structuredClone, clone };
}

/** Reads a transfer list: a sequence of objects. */
export function toTransfer(value, where) {
  const list = [];
  if (value !== undefined) {
    if (!isObject(value) || typeof value[Symbol.iterator] !== "function") {
      throw new TypeError(where + ": the member transfer is not a sequence");
    }
    eachOf(value, (member) => {
      if (!isObject(member)) {
        throw new TypeError(where + ": a member of the transfer list is not an object");
      }
      list[list.length] = member;
    });
  }
  return list;
}

/** Says whether a method of a built-in accepts an object: what only inherits from it has none of its content. */
function isBranded(method, value) {
  try {
    method.call(value);
    return true;
  } catch (error) {
    return false;
  }
}

function hidden(object, name, value) {
  Object.defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
}

function className(value) {
  const { constructor } = value;
  return typeof constructor === "function" && constructor.name ? constructor.name : "Object";
}
