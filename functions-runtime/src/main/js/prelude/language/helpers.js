// SPDX-License-Identifier: Apache-2.0

const isArray = Array.isArray;
const freeze = Object.freeze;
const defineProperty = Object.defineProperty;
const arrayValues = Array.prototype[Symbol.iterator];
const SYMBOL_ITERATOR = Symbol.iterator;

/** Replaces helpers of lowered code where the compiler's own differ from the language. */
export function installHelpers(jscomp) {
  jscomp.makeIterator = makeIterator;
  jscomp.makeAsyncIterator = makeAsyncIterator;
  jscomp.createTemplateTagFirstArg = (strings) => freezeTemplate(strings, strings.slice());
  jscomp.createTemplateTagFirstArgWithRaw = freezeTemplate;
}

function makeIterator(iterable) {
  const method = iterable[SYMBOL_ITERATOR];
  if (typeof method === "function") {
    return method.call(iterable);
  }
  throw new TypeError(describe(iterable) + " is not iterable");
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

/** An iterator that a loop may leave early. */
class Closing {
  constructor(iterator) {
    this.iterator = iterator;
    this.done = false;
  }

  next() {
    let record;
    try {
      record = this.iterator.next();
    } catch (error) {
      this.done = true;
      throw error;
    }
    if (record.done) {
      this.done = true;
    }
    return record;
  }
}
Closing.prototype[SYMBOL_ITERATOR] = function () {
  return this;
};

/** Starts a for-of loop that may be left early; arrays need no care. */
export function iterate(iterable) {
  if (isArray(iterable) && iterable[SYMBOL_ITERATOR] === arrayValues) {
    return iterable;
  }
  return new Closing(makeIterator(iterable));
}

/** Ends such a loop. */
export function close(iterating) {
  if (iterating instanceof Closing && !iterating.done) {
    iterating.done = true;
    const { iterator } = iterating;
    if (iterator.return !== undefined) {
      iterator.return();
    }
  }
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
