// SPDX-License-Identifier: Apache-2.0

const functionPrototype = Function.prototype;
const isArray = Array.isArray;
const freeze = Object.freeze;
const defineProperty = Object.defineProperty;
const arrayValues = Array.prototype[Symbol.iterator];
const objectKeys = Object.keys;
const getOwnPropertySymbols = Object.getOwnPropertySymbols;
const SYMBOL_ITERATOR = Symbol.iterator;
const bind = Function.prototype.bind;
const objectToString = Object.prototype.toString;
// The engine lacks it: it comes with the other symbols.
let restOfPlain = null;
let SYMBOL_TO_PRIMITIVE;

/** Replaces helpers of lowered code where the compiler's own differ from the language. */
export function installHelpers(jscomp, host) {
  restOfPlain = host.restOfPlain;
  SYMBOL_TO_PRIMITIVE = Symbol.toPrimitive;
  jscomp.makeIterator = makeIterator;
  jscomp.arrayFromIterable = arrayFromIterable;
  jscomp.makeAsyncIterator = makeAsyncIterator;
  jscomp.createTemplateTagFirstArg = (strings) => freezeTemplate(strings, strings.slice());
  jscomp.createTemplateTagFirstArgWithRaw = freezeTemplate;
}

function makeIterator(iterable) {
  const method = iterable[SYMBOL_ITERATOR];
  if (typeof method === "function") {
    const iterator = method.call(iterable);
    if (!isObject(iterator)) {
      throw new TypeError("Result of the Symbol.iterator method is not an object");
    }
    return iterator;
  }
  // The engine gives arguments no iterator.
  if (method === undefined && objectToString.call(iterable) === "[object Arguments]") {
    return arrayValues.call(iterable);
  }
  throw new TypeError(describe(iterable) + " is not iterable");
}

// Holes become members.
function arrayFromIterable(iterable) {
  const array = [];
  if (isArray(iterable) && iterable[SYMBOL_ITERATOR] === arrayValues) {
    const { length } = iterable;
    for (let i = 0; i < length; i++) {
      array[i] = iterable[i];
    }
    return array;
  }
  const iterator = makeIterator(iterable);
  const { next } = iterator;
  for (let record = step(iterator, next); record !== null; record = step(iterator, next)) {
    array[array.length] = record.value;
  }
  return array;
}

function describe(value) {
  return typeof value === "object" || typeof value === "function" ? typeof value : String(value);
}

// ECMA-262 27.1.4.1: values of a synchronous iterator are awaited.
function makeAsyncIterator(iterable) {
  const method = iterable[Symbol.asyncIterator];
  if (method !== undefined && method !== null) {
    return method.call(iterable);
  }
  const iterator = makeIterator(iterable);
  const awaited = (record) => Promise.resolve(record.value).then((value) => ({ value, done: record.done }));
  return {
    next(value) {
      try {
        return awaited(iterator.next(value));
      } catch (error) {
        return Promise.reject(error);
      }
    },
    return(value) {
      const { return: method } = iterator;
      return method === undefined ? Promise.resolve({ value, done: true }) : awaited(method.call(iterator, value));
    },
  };
}

function freezeTemplate(strings, raw) {
  defineProperty(strings, "raw", { value: freeze(raw) });
  return freeze(strings);
}

/** A loop's walk over a real array. */
class ArrayWalk {
  constructor(array) {
    this.array = array;
    this.index = 0;
    this.value = undefined;
  }

  step() {
    if (this.index < this.array.length) {
      this.value = this.array[this.index++];
      return true;
    }
    return false;
  }

  close() {}

  abandon() {}
}

/** A loop's walk over anything else that can be iterated. An iterator that has ended or failed is not closed. */
class IteratorWalk {
  constructor(iterator) {
    this.iterator = iterator;
    this.next = iterator.next;
    this.done = false;
    this.value = undefined;
  }

  step() {
    this.done = true;
    const record = this.next.call(this.iterator);
    if (!isObject(record)) {
      throw new TypeError("Iterator result " + String(record) + " is not an object");
    }
    if (record.done) {
      return false;
    }
    this.value = record.value;
    this.done = false;
    return true;
  }

  close() {
    if (!this.done) {
      this.done = true;
      closeIterator(this.iterator);
    }
  }

  abandon() {
    if (!this.done) {
      this.done = true;
      const method = this.iterator.return;
      if (method !== undefined && method !== null) {
        method.call(this.iterator);
      }
    }
  }
}

/** Starts a for-of loop. */
export function iterate(iterable) {
  if (isArray(iterable) && iterable[SYMBOL_ITERATOR] === arrayValues) {
    return new ArrayWalk(iterable);
  }
  return new IteratorWalk(makeIterator(iterable));
}

/** Ends a loop that was left. */
export function close(walk) {
  walk.close();
}

/** Ends a loop that failed: what its iterator says to that does not count. */
export function failed(walk, error) {
  try {
    walk.abandon();
  } catch (ignored) {
    // The first error is the one that is reported.
  }
  throw error;
}

/** A method of an object as a function. */
export function method(object, name) {
  const found = object[name];
  return typeof found === "function" ? bind.call(found, object) : found;
}

/** The text of a value in a template. */
export function text(value) {
  switch (typeof value) {
    case "string":
      return value;
    case "object":
      return value === null ? "null" : textOf(value);
    case "function":
      return textOf(value);
    default:
      return "" + value;
  }
}

// ECMA-262 7.1.1 with the hint string
function textOf(object) {
  const convert = object[SYMBOL_TO_PRIMITIVE];
  if (convert !== undefined && convert !== null) {
    const primitive = convert.call(object, "string");
    if (isObject(primitive)) {
      throw new TypeError("Cannot convert object to primitive value");
    }
    return "" + primitive;
  }
  const { toString } = object;
  if (typeof toString === "function") {
    const primitive = toString.call(object);
    if (!isObject(primitive)) {
      return "" + primitive;
    }
  }
  const { valueOf } = object;
  const primitive = typeof valueOf === "function" ? valueOf.call(object) : object;
  if (isObject(primitive)) {
    throw new TypeError("Cannot convert object to primitive value");
  }
  return "" + primitive;
}

/** Adds accessors with computed names to an object literal: list holds get or set, name, function. */
export function accessors(object, list) {
  for (let i = 0; i < list.length; i += 3) {
    const descriptor = { enumerable: true, configurable: true };
    descriptor[list[i]] = list[i + 2];
    defineProperty(object, list[i + 1], descriptor);
  }
  return object;
}

/**
 * The values of an array pattern: as many as it names, and those left over in one array behind them if it has a rest.
 * An array is given back as it is.
 */
export function take(iterable, count, rest) {
  const plain = isArray(iterable) && iterable[SYMBOL_ITERATOR] === arrayValues;
  if (plain && rest === undefined) {
    return iterable;
  }
  const taken = [];
  if (plain) {
    const left = [];
    for (let i = 0; i < count; i++) {
      taken[i] = iterable[i];
    }
    for (let i = count; i < iterable.length; i++) {
      left[i - count] = iterable[i];
    }
    taken[count] = left;
    return taken;
  }
  const iterator = makeIterator(iterable);
  const { next } = iterator;
  let done = false;
  for (let i = 0; i < count; i++) {
    taken[i] = undefined;
    if (!done) {
      const record = step(iterator, next);
      done = record === null;
      if (!done) {
        taken[i] = record.value;
      }
    }
  }
  if (rest !== undefined) {
    const left = [];
    while (!done) {
      const record = step(iterator, next);
      done = record === null;
      if (!done) {
        left[left.length] = record.value;
      }
    }
    taken[count] = left;
  } else if (!done) {
    closeIterator(iterator);
  }
  return taken;
}

// null when there are no more
function step(iterator, next) {
  const record = next.call(iterator);
  if (!isObject(record)) {
    throw new TypeError("Iterator result " + String(record) + " is not an object");
  }
  return record.done ? null : record;
}

// ECMA-262 7.4.11
function closeIterator(iterator) {
  const method = iterator.return;
  if (method !== undefined && method !== null) {
    const record = method.call(iterator);
    if (!isObject(record)) {
      throw new TypeError(String(record) + " is not an object");
    }
  }
}

function isObject(value) {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** Only null and undefined cannot be destructured. */
export function object(value) {
  if (value === undefined || value === null) {
    throw new TypeError("Cannot destructure '" + value + "' as it is " + value);
  }
  return value;
}

/** The key that a computed name stands for. */
export function key(value) {
  return typeof value === "symbol" ? value : String(value);
}

/** The rest of an object pattern: all own enumerable properties but these. */
export function rest(value, keys) {
  const plain = restOfPlain(value, keys);
  if (plain !== undefined) {
    return plain;
  }
  const left = {};
  const from = Object(value);
  const names = objectKeys(from);
  for (let i = 0; i < names.length; i++) {
    if (keys.indexOf(names[i]) < 0) {
      copy(left, from, names[i]);
    }
  }
  const symbols = getOwnPropertySymbols(from);
  for (let i = 0; i < symbols.length; i++) {
    if (keys.indexOf(symbols[i]) < 0) {
      copy(left, from, symbols[i]);
    }
  }
  return left;
}

function copy(to, from, name) {
  if (name === "__proto__") {
    defineProperty(to, name, { value: from[name], writable: true, enumerable: true, configurable: true });
  } else {
    to[name] = from[name];
  }
}

/**
 * Tests as the operator instanceof does. Code that never names Symbol.hasInstance keeps the operator itself: the engine's
 * own does not know the symbol.
 */
export function instanceOf(value, target) {
  if (target !== null && (typeof target === "object" || typeof target === "function")) {
    const method = target[Symbol.hasInstance];
    if (method !== undefined && method !== null && method !== functionPrototype[Symbol.hasInstance]) {
      return !!method.call(target, value);
    }
  }
  return value instanceof target;
}
