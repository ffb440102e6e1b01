// SPDX-License-Identifier: Apache-2.0
// What all streams share: promises, queues, strategies, and how the interfaces are made.
import { STATE, isObject, required, setState, tag, toDictionary } from "./idl.js";

const defineProperty = Object.defineProperty;
const getOwnPropertyDescriptor = Object.getOwnPropertyDescriptor;
const getOwnPropertyNames = Object.getOwnPropertyNames;

let then = null;

/** Keeps the method "then" as it is now; to be called before anything else of this file. */
export function prepareStreams() {
  if (then === null) {
    then = Promise.prototype.then;
  }
}

/** Makes a promise together with the functions that settle it. */
export function deferred() {
  const made = { promise: null, resolve: null, reject: null };
  made.promise = new Promise((onResolve, onReject) => {
    made.resolve = onResolve;
    made.reject = onReject;
  });
  return made;
}

/** Gives a new promise that is resolved with a value; of a promise it is another one, as Web IDL says. */
export function resolvedWith(value) {
  return new Promise((resolve) => resolve(value));
}

/** Gives a promise that is rejected. */
export function rejectedWith(reason) {
  return new Promise((onResolve, onReject) => onReject(reason));
}

/** A deferred that is settled already. */
export function settledDeferred(promise) {
  return { promise, resolve: nothing, reject: nothing };
}

/** Subscribes to a promise, whatever a script has made of the method "then". */
export function react(promise, onFulfilled, onRejected) {
  return then.call(promise, onFulfilled, onRejected);
}

/** Keeps a rejection from being reported as one that nobody handles. */
export function handled(promise) {
  then.call(promise, undefined, nothing);
  return promise;
}

/** Calls a function of an author and gives a promise of its result. */
export function promiseCall(callback, self, values) {
  try {
    return resolvedWith(callback.apply(self, values));
  } catch (error) {
    return rejectedWith(error);
  }
}

/** Runs the body of a method that returns a promise: what it throws becomes a rejection. */
export function promised(body) {
  try {
    return body();
  } catch (error) {
    return rejectedWith(error);
  }
}

/** Does nothing. */
export function nothing() {}

/** Gives the record behind an object of an interface, or fails as a method on a foreign object does. */
export function recordOf(object, kind) {
  const record = isObject(object) ? object[STATE] : undefined;
  if (record === undefined || record.kind !== kind) {
    throw new TypeError("Illegal invocation: this is not a " + kind);
  }
  return record;
}

/** Says whether a value is an object of an interface. */
export function isKind(value, kind) {
  return isObject(value) && value[STATE] !== undefined && value[STATE].kind === kind;
}

/** Gives the object of a record, which is made when it is first asked for. */
export function objectOf(record, Interface) {
  if (record.object === null) {
    record.object = Object.create(Interface.prototype);
    setState(record.object, record);
  }
  return record.object;
}

/**
 * Finishes an interface: its tag, and the enumerability of its members that Web IDL asks for. lengths are those of
 * functions that take fewer arguments than the code shows.
 */
export function finish(Interface, name, lengths) {
  // Lowered classes with a superclass have it enumerable.
  defineProperty(Interface.prototype, "constructor", { enumerable: false });
  enumerate(Interface.prototype, ["constructor"]);
  enumerate(Interface, ["length", "name", "prototype", "arguments", "caller"]);
  tag(Interface, name, lengths);
  return Interface;
}

function enumerate(object, exceptions) {
  const names = getOwnPropertyNames(object);
  for (let i = 0; i < names.length; i++) {
    const descriptor = exceptions.indexOf(names[i]) < 0 ? getOwnPropertyDescriptor(object, names[i]) : undefined;
    if (descriptor !== undefined && descriptor.configurable && !descriptor.enumerable) {
      defineProperty(object, names[i], { enumerable: true });
    }
  }
}

/** Reads a member of a dictionary that must be a function if it is there. */
export function functionOf(dictionary, name, where) {
  const member = dictionary[name];
  if (member !== undefined && typeof member !== "function") {
    throw new TypeError(where + ": " + name + " is not a function");
  }
  return member;
}

/** A queue of values with sizes (Streams 8.1). */
export function newQueue() {
  return { first: null, last: null, length: 0, total: 0 };
}

/** Puts a value at the end of a queue. */
export function push(queue, value, size) {
  const entry = { value, size, next: null };
  if (queue.last === null) {
    queue.first = entry;
  } else {
    queue.last.next = entry;
  }
  queue.last = entry;
  queue.length++;
  queue.total += size;
}

/** Puts a value at the end of a queue, if its size is one. */
export function pushSized(queue, value, size) {
  if (!(size >= 0) || size === Infinity) {
    throw new RangeError("The size of a chunk must be a finite number that is not negative");
  }
  push(queue, value, size);
}

/** Takes the first value of a queue. */
export function shift(queue) {
  const entry = queue.first;
  queue.first = entry.next;
  queue.length--;
  // Sums of fractions may come out slightly below zero.
  queue.total = Math.max(queue.total - entry.size, 0);
  if (queue.first === null) {
    queue.last = null;
  }
  return entry.value;
}

/** Empties a queue. */
export function clear(queue) {
  queue.first = null;
  queue.last = null;
  queue.length = 0;
  queue.total = 0;
}

/** Empties a queue and calls a step with each value that was in it. */
export function drain(queue, step) {
  let entry = queue.first;
  clear(queue);
  for (; entry !== null; entry = entry.next) {
    step(entry.value);
  }
}

/** Reads a QueuingStrategy argument (Streams 7.1): its high-water mark as it is given, and a function for sizes or null. */
export function readStrategy(value, where) {
  const given = toDictionary(value, where);
  const { highWaterMark } = given;
  const mark = highWaterMark === undefined ? undefined : Number(highWaterMark);
  const size = functionOf(given, "size", where);
  return { highWaterMark: mark, size: size === undefined ? null : (chunk) => Number(size(chunk)) };
}

/** Gives the high-water mark of a strategy, or the given one if it has none. */
export function highWaterMarkOf(strategy, otherwise) {
  const { highWaterMark } = strategy;
  if (highWaterMark === undefined) {
    return otherwise;
  }
  if (!(highWaterMark >= 0)) {
    throw new RangeError("The high-water mark must be a number that is not negative");
  }
  return highWaterMark;
}

/** Defines CountQueuingStrategy (Streams 7.4). */
export function defineCountQueuingStrategy() {
  const size = named(() => 1, "size");
  class CountQueuingStrategy {
    constructor(init) {
      required(arguments.length, 1, "CountQueuingStrategy constructor");
      setState(this, markOf(init, "CountQueuingStrategy"));
    }
    get highWaterMark() {
      return recordOf(this, "CountQueuingStrategy").highWaterMark;
    }
    get size() {
      recordOf(this, "CountQueuingStrategy");
      return size;
    }
  }
  return finish(CountQueuingStrategy, "CountQueuingStrategy");
}

/** Defines ByteLengthQueuingStrategy (Streams 7.3). */
export function defineByteLengthQueuingStrategy() {
  const size = named((chunk) => chunk.byteLength, "size");
  class ByteLengthQueuingStrategy {
    constructor(init) {
      required(arguments.length, 1, "ByteLengthQueuingStrategy constructor");
      setState(this, markOf(init, "ByteLengthQueuingStrategy"));
    }
    get highWaterMark() {
      return recordOf(this, "ByteLengthQueuingStrategy").highWaterMark;
    }
    get size() {
      recordOf(this, "ByteLengthQueuingStrategy");
      return size;
    }
  }
  return finish(ByteLengthQueuingStrategy, "ByteLengthQueuingStrategy");
}

function named(target, name) {
  // Not the copy above: the language part of the prelude puts a better one in its place.
  return Object.defineProperty(target, "name", { value: name, configurable: true });
}

function markOf(init, kind) {
  const { highWaterMark } = toDictionary(init, kind + " constructor");
  if (highWaterMark === undefined) {
    throw new TypeError(kind + " constructor: highWaterMark is missing");
  }
  return { kind, highWaterMark: Number(highWaterMark) };
}
