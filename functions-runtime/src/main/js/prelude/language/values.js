// SPDX-License-Identifier: Apache-2.0

const isArray = Array.isArray;
const { ceil, floor } = Math;
const SYMBOL_ITERATOR = Symbol.iterator;
const arrayValues = Array.prototype[SYMBOL_ITERATOR];
const MAX_SAFE = 9007199254740991;

/** Says whether a value is an object in the sense of the language: functions are. */
export function isObject(value) {
  return typeof value === "object" ? value !== null : typeof value === "function";
}

/** ECMA-262 7.1.18. */
export function toObject(value) {
  if (typeof value === "object" && value !== null) {
    return value;
  }
  if (value === undefined || value === null) {
    throw new TypeError("Cannot convert undefined or null to object");
  }
  return Object(value);
}

/** ECMA-262 7.1.5: a number without fraction, or an infinity. */
export function toInteger(value) {
  const number = +value;
  return number > 0 ? floor(number) : number < 0 ? ceil(number) + 0 : 0;
}

/** ECMA-262 7.1.20. */
export function toLength(value) {
  const number = toInteger(value);
  return number <= 0 ? 0 : number > MAX_SAFE ? MAX_SAFE : number;
}

/** A position that may count from the end, moved into the bounds. */
export function position(value, length) {
  const number = toInteger(value);
  return number < 0 ? (length + number < 0 ? 0 : length + number) : number > length ? length : number;
}

/** The same for an end, which is the length if it is undefined. */
export function endPosition(value, length) {
  return value === undefined ? length : position(value, length);
}

/** Refuses what cannot be called. */
export function callable(value) {
  if (typeof value !== "function") {
    throw new TypeError(shown(value) + " is not a function");
  }
  return value;
}

/** A value as messages show it. */
export function shown(value) {
  if (typeof value === "string") {
    return '"' + value + '"';
  }
  if (typeof value === "symbol") {
    return value.toString();
  }
  return isObject(value) ? (isArray(value) ? "[object Array]" : "#<" + typeof value + ">") : "" + value;
}

/** ECMA-262 7.4: visits what an iterable gives, and closes it if the visitor throws. */
export function each(iterable, visit) {
  if (isArray(iterable) && iterable[SYMBOL_ITERATOR] === arrayValues) {
    for (let i = 0; i < iterable.length; i++) {
      visit(iterable[i]);
    }
    return;
  }
  const method = iterable === undefined || iterable === null ? undefined : iterable[SYMBOL_ITERATOR];
  if (typeof method !== "function") {
    throw new TypeError(shown(iterable) + " is not iterable");
  }
  const iterator = method.call(iterable);
  const { next } = iterator;
  for (;;) {
    const record = next.call(iterator);
    if (!isObject(record)) {
      throw new TypeError("Iterator result " + shown(record) + " is not an object");
    }
    if (record.done) {
      return;
    }
    const { value } = record;
    try {
      visit(value);
    } catch (error) {
      close(iterator);
      throw error;
    }
  }
}

function close(iterator) {
  try {
    const method = iterator.return;
    if (method !== undefined && method !== null) {
      method.call(iterator);
    }
  } catch (ignored) {
    // What the visitor has thrown matters more.
  }
}
