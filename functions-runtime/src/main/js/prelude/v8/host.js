// SPDX-License-Identifier: Apache-2.0
// The border to Java: one native function takes all calls, as numbers say (V8Calls.java).

const { apply } = Reflect;
const { captureStackTrace } = Error;
const { isView } = ArrayBuffer;
const { defineProperty, getPrototypeOf, getOwnPropertyDescriptor } = Object;
const { isArray } = Array;
const NativeBuffer = ArrayBuffer;
const NativeBytes = Uint8Array;
const typedArray = getPrototypeOf(Uint8Array.prototype);
const reader = (prototype, name) => getOwnPropertyDescriptor(prototype, name).get;
const bufferLength = reader(ArrayBuffer.prototype, "byteLength");
const kindOf = reader(typedArray, Symbol.toStringTag);
const ofArray = { buffer: reader(typedArray, "buffer"), offset: reader(typedArray, "byteOffset"),
  length: reader(typedArray, "byteLength") };
const ofView = { buffer: reader(DataView.prototype, "buffer"), offset: reader(DataView.prototype, "byteOffset"),
  length: reader(DataView.prototype, "byteLength") };
const { set } = typedArray;
const { transfer } = ArrayBuffer.prototype;

const FAILURE = -1;
const RESPONDED = -2;
const THREW = -3;
const MALFORMED = -4;
const REFUSED = -5;
const UNHANDLED = -6;
const LOADED = -7;
const STATE_OF = -8;
const COUNT = -9;
const COLLECT = -10;
const NEXT = -11;
const RESULT_OF = -12;

const PENDING = 0;
const REJECTED = 2;

let native;

/** The functions that Java calls back, by the number it was given for each. */
const kept = { __proto__: null };
let lastId = 0;

/** Sets the function that all calls go through; until then none may be made. */
export function connectTo(nativeFunction) {
  native = nativeFunction;
}

/** Lets the engine count soon what the script holds outside of the heap, and end it if that is too much. */
export function countSoon() {
  if (native !== undefined) {
    native(COUNT, -1, -1);
  }
}

/** Lets go of all objects that nothing leads to; takes long. */
export function collectGarbage() {
  native(COLLECT, -1, -1);
}

/** Says whether Java can be called. */
export function isConnected() {
  return native !== undefined;
}

/** Tells of a promise what the console shows, {pending, rejected, value}, which no script can see; undefined if it is none. */
export function describePromise(promise) {
  const state = native(STATE_OF, -1, -1, promise);
  if (state === null) {
    return undefined;
  }
  const pending = state === PENDING;
  return { pending, rejected: state === REJECTED, value: pending ? undefined : native(RESULT_OF, -1, -1, promise) };
}

/**
 * Gives a value of Java as it is meant. An empty array stands for a list, whose length and members are asked for one after
 * the other: to put something into an array, Java would have to run a script, such as a setter of Array.prototype.
 */
export function received(value) {
  if (!isArray(value)) {
    return value;
  }
  const list = [];
  const length = native(NEXT, -1, -1);
  for (let i = 0; i < length; i++) {
    const member = received(native(NEXT, -1, -1));
    defineProperty(list, i, { __proto__: null, value: member, writable: true, enumerable: true, configurable: true });
  }
  return list;
}

/** Makes the object whose functions are those of the host, in the order of the names; errors come from makeError. */
export function makeHost(names, makeError) {
  const host = { __proto__: null };
  for (let i = 0; i < names.length; i++) {
    host[names[i]] = trampoline(i, names[i] !== "startTimer", makeError);
  }
  // Views of a buffer that has moved are empty by themselves.
  host.detachBuffer = (buffer) => {
    apply(transfer, buffer, []);
  };
  host.detachView = () => {};
  host.respond = (status, flatHeaders, body) => {
    native(RESPONDED, -1, -1, status, flatHeaders, forHost(body));
  };
  host.malformed = (message) => {
    native(MALFORMED, -1, -1, message);
  };
  host.refused = (message) => {
    native(REFUSED, -1, -1, message);
  };
  return host;
}

/** Adds the events that show what was thrown; describe gives [type, message, text] of it. */
export function addThrowing(host, describe) {
  host.threw = (error) => tell(THREW, describe(error));
  host.unhandled = (error) => tell(UNHANDLED, describe(error));
}

function tell(event, described) {
  native(event, -1, -1, described[0], described[1], described[2]);
}

/** Tells that the module has been evaluated; described is what its top level has thrown, or null. */
export function tellLoaded(described) {
  if (described === null) {
    native(LOADED, -1, -1, 0, null, null, null);
  } else {
    native(LOADED, -1, -1, 1, described[0], described[1], described[2]);
  }
}

/** Takes out what was kept under a number: {callback, origin}; undefined if there is nothing. */
export function take(id) {
  const entry = kept[id];
  delete kept[id];
  return entry;
}

function trampoline(index, hasOrigin, makeError) {
  return function call(...given) {
    let at = -1;
    let id = -1;
    for (let i = 0; i < given.length; i++) {
      const value = given[i];
      if (typeof value === "function") {
        at = i;
        id = ++lastId;
        kept[id] = { callback: value, origin: hasOrigin ? originOf(call) : null };
        given[i] = null;
      } else {
        given[i] = forHost(value);
      }
    }
    const result = apply(native, undefined, withHead(index, at, id, given));
    if (result === undefined) {
      if (id >= 0) {
        delete kept[id];
      }
      const failure = received(native(FAILURE, -1, -1));
      throw makeError(failure[0], failure[1]);
    }
    return received(result);
  };
}

/** Neither a spread nor a push: scripts can replace what these call. */
function withHead(index, at, id, given) {
  const list = { __proto__: null, length: given.length + 3, 0: index, 1: at, 2: id };
  for (let i = 0; i < given.length; i++) {
    list[i + 3] = given[i];
  }
  return list;
}

/** Where an operation was started: its error is made later, when no function of the author runs. */
function originOf(below) {
  const origin = {};
  captureStackTrace(origin, below);
  return origin;
}

/** Bytes go in an ArrayBuffer that holds nothing else. */
function forHost(value) {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value !== "object") {
    return value;
  }
  if (isView(value)) {
    const read = apply(kindOf, value, []) === undefined ? ofView : ofArray;
    return copied(apply(read.buffer, value, []), apply(read.offset, value, []), apply(read.length, value, []));
  }
  let length;
  try {
    length = apply(bufferLength, value, []);
  } catch (error) {
    // No buffer: a list, such as the headers of a response.
    return value;
  }
  return copied(value, 0, length);
}

function copied(buffer, offset, length) {
  const copy = new NativeBuffer(length);
  if (length > 0) {
    apply(set, new NativeBytes(copy), [new NativeBytes(buffer, offset, length)]);
  }
  return copy;
}
