// SPDX-License-Identifier: Apache-2.0
import { members, species } from "./members.js";
import { callable, each, endPosition, isObject, position, shown, toInteger, toLength, toObject } from "./values.js";

const isArray = Array.isArray;
const defineProperty = Object.defineProperty;
const nativeSort = Array.prototype.sort;
const MAX_LENGTH = 4294967295;
const MAX_SAFE = 9007199254740991;

/** Completes Array and its prototype (ECMA-262 23.1). */
export function installArrays() {
  const { prototype } = Array;
  members(Array, statics, { from: 1, of: 0 });
  members(prototype, methods, {
    copyWithin: 2, fill: 1, find: 1, findIndex: 1, findLast: 1, findLastIndex: 1, flat: 0, flatMap: 1, includes: 1,
    toSpliced: 2,
  });
  members(prototype, { [Symbol.iterator]: prototype.values });
  species(Array);
}

/** Writes an element even where the prototype would stop an assignment. */
export function put(object, index, value) {
  defineProperty(object, index, { value, writable: true, enumerable: true, configurable: true });
}

function isConstructor(value) {
  return typeof value === "function" && value.prototype !== undefined;
}

function newArray(length) {
  if (length > MAX_LENGTH) {
    throw new RangeError("Invalid array length");
  }
  return new Array(length);
}

function search(object, predicate, self, from, step, wantsIndex) {
  const length = toLength(object.length);
  callable(predicate);
  for (let i = from < 0 ? length - 1 : 0; step > 0 ? i < length : i >= 0; i += step) {
    const value = object[i];
    if (predicate.call(self, value, i, object)) {
      return wantsIndex ? i : value;
    }
  }
  return wantsIndex ? -1 : undefined;
}

function flatten(target, at, source, depth, mapper, self) {
  const length = toLength(source.length);
  let next = at;
  for (let i = 0; i < length; i++) {
    if (i in source) {
      const value = mapper === undefined ? source[i] : mapper.call(self, source[i], i, source);
      if (depth > 0 && isArray(value)) {
        next = flatten(target, next, value, depth - 1, undefined, undefined);
      } else {
        put(target, next++, value);
      }
    }
  }
  return next;
}

/** ECMA-262 23.1.3.31.1 and 10.4.2.2: the array that a method answers with. */
export function speciesCreate(original, length) {
  if (!isArray(original)) {
    return newArray(length);
  }
  let { constructor } = original;
  if (isObject(constructor)) {
    constructor = constructor[Symbol.species];
    if (constructor === null) {
      constructor = undefined;
    }
  }
  if (constructor === undefined || constructor === Array) {
    return newArray(length);
  }
  if (!isConstructor(constructor)) {
    throw new TypeError("object.constructor[Symbol.species] is not a constructor");
  }
  return new constructor(length);
}

function listed(object) {
  const length = toLength(object.length);
  const list = newArray(length);
  for (let i = 0; i < length; i++) {
    list[i] = object[i];
  }
  return list;
}

/** The methods in the language's own words, for whatever has a length. */
export const methods = {
  at(index) {
    const object = toObject(this);
    const length = toLength(object.length);
    const relative = toInteger(index);
    const at = relative < 0 ? length + relative : relative;
    return at < 0 || at >= length ? undefined : object[at];
  },
  copyWithin(target, start, end) {
    const object = toObject(this);
    const length = toLength(object.length);
    let to = position(target, length);
    let from = position(start, length);
    let count = Math.min(endPosition(end, length) - from, length - to);
    let step = 1;
    if (from < to && to < from + count) {
      step = -1;
      from += count - 1;
      to += count - 1;
    }
    for (; count > 0; count--) {
      if (from in object) {
        object[to] = object[from];
      } else {
        delete object[to];
      }
      from += step;
      to += step;
    }
    return object;
  },
  fill(value, start, end) {
    const object = toObject(this);
    const length = toLength(object.length);
    const to = endPosition(end, length);
    for (let i = position(start, length); i < to; i++) {
      object[i] = value;
    }
    return object;
  },
  find(predicate, self) {
    return search(toObject(this), predicate, self, 0, 1, false);
  },
  findIndex(predicate, self) {
    return search(toObject(this), predicate, self, 0, 1, true);
  },
  findLast(predicate, self) {
    return search(toObject(this), predicate, self, -1, -1, false);
  },
  findLastIndex(predicate, self) {
    return search(toObject(this), predicate, self, -1, -1, true);
  },
  flat(depth) {
    const object = toObject(this);
    const levels = depth === undefined ? 1 : toInteger(depth);
    const result = speciesCreate(object, 0);
    flatten(result, 0, object, levels, undefined, undefined);
    return result;
  },
  flatMap(mapper, self) {
    const object = toObject(this);
    callable(mapper);
    const result = speciesCreate(object, 0);
    flatten(result, 0, object, 1, mapper, self);
    return result;
  },
  includes(wanted, from) {
    const object = toObject(this);
    const length = toLength(object.length);
    const isNaN = wanted !== wanted;
    for (let i = position(from, length); i < length; i++) {
      const value = object[i];
      if (value === wanted || (isNaN && value !== value)) {
        return true;
      }
    }
    return false;
  },
  sort(compare) {
    if (compare !== undefined && typeof compare !== "function") {
      throw new TypeError("The comparison function must be either a function or undefined");
    }
    return nativeSort.call(this, compare);
  },
  toReversed() {
    const object = toObject(this);
    const length = toLength(object.length);
    const result = newArray(length);
    for (let i = 0; i < length; i++) {
      result[i] = object[length - 1 - i];
    }
    return result;
  },
  toSorted(compare) {
    if (compare !== undefined && typeof compare !== "function") {
      throw new TypeError("The comparison function must be either a function or undefined");
    }
    return nativeSort.call(listed(toObject(this)), compare);
  },
  toSpliced(start, skip, ...items) {
    const object = toObject(this);
    const length = toLength(object.length);
    const from = position(start, length);
    const given = arguments.length;
    const skipped = given === 0 ? 0 : given === 1 ? length - from : Math.min(Math.max(toInteger(skip), 0), length - from);
    const total = length + items.length - skipped;
    if (total > MAX_SAFE) {
      throw new TypeError("The array would be too long");
    }
    const result = newArray(total);
    let at = 0;
    for (let i = 0; i < from; i++) {
      result[at++] = object[i];
    }
    for (let i = 0; i < items.length; i++) {
      result[at++] = items[i];
    }
    for (let i = from + skipped; i < length; i++) {
      result[at++] = object[i];
    }
    return result;
  },
  with(index, value) {
    const object = toObject(this);
    const length = toLength(object.length);
    const relative = toInteger(index);
    const at = relative < 0 ? length + relative : relative;
    if (at < 0 || at >= length) {
      throw new RangeError("Invalid index : " + shown(index));
    }
    const result = listed(object);
    result[at] = value;
    return result;
  },
};

/** Array.from and Array.of in the language's own words. */
export const statics = {
  from(items, mapper, self) {
    if (mapper !== undefined) {
      callable(mapper);
    }
    const own = isConstructor(this) && this !== Array;
    if (items === undefined || items === null) {
      throw new TypeError(items + " is not iterable");
    }
    const iterator = items[Symbol.iterator];
    let at = 0;
    let result;
    if (iterator !== undefined && iterator !== null) {
      result = own ? new this() : [];
      each(items, (item) => {
        const value = mapper === undefined ? item : mapper.call(self, item, at);
        if (own) {
          put(result, at, value);
        } else {
          result[at] = value;
        }
        at++;
      });
    } else {
      const object = toObject(items);
      const length = toLength(object.length);
      result = own ? new this(length) : newArray(length);
      for (; at < length; at++) {
        const value = mapper === undefined ? object[at] : mapper.call(self, object[at], at);
        if (own) {
          put(result, at, value);
        } else {
          result[at] = value;
        }
      }
    }
    result.length = at;
    return result;
  },
  of(...items) {
    if (!isConstructor(this) || this === Array) {
      return items;
    }
    const result = new this(items.length);
    for (let i = 0; i < items.length; i++) {
      put(result, i, items[i]);
    }
    result.length = items.length;
    return result;
  },
};

