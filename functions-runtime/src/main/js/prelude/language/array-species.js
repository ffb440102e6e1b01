// SPDX-License-Identifier: Apache-2.0
import { put, speciesCreate } from "./arrays.js";
import { members } from "./members.js";
import { callable, isObject, position, endPosition, toInteger, toLength, toObject } from "./values.js";

const isArray = Array.isArray;
const { concat, filter, map, slice, splice } = Array.prototype;

/**
 * Lets the methods that answer with a new array heed subclasses and Symbol.isConcatSpreadable; for plain arrays the
 * engine's own do the work.
 */
export function installArraySpecies() {
  members(Array.prototype, methods, { concat: 1, filter: 1, map: 1 });
}

function isPlain(object) {
  return !isArray(object) || object.constructor === Array;
}

function isSpreadable(value) {
  if (!isObject(value)) {
    return false;
  }
  const spreadable = value[Symbol.isConcatSpreadable];
  return spreadable === undefined ? isArray(value) : !!spreadable;
}

// The engine's own spreads exactly the arrays.
function isUsual(value) {
  return !isObject(value) || value[Symbol.isConcatSpreadable] === undefined;
}

/** The methods in the language's own words, for whatever has a length. */
export const stepwise = {
  concat(...items) {
    const object = toObject(this);
    const result = speciesCreate(object, 0);
    let at = 0;
    for (let i = -1; i < items.length; i++) {
      const item = i < 0 ? object : items[i];
      if (isSpreadable(item)) {
        const length = toLength(item.length);
        for (let k = 0; k < length; k++, at++) {
          if (k in item) {
            put(result, at, item[k]);
          }
        }
      } else {
        put(result, at++, item);
      }
    }
    result.length = at;
    return result;
  },
  filter(predicate, self) {
    const object = toObject(this);
    const length = toLength(object.length);
    callable(predicate);
    const result = speciesCreate(object, 0);
    let at = 0;
    for (let i = 0; i < length; i++) {
      if (i in object) {
        const value = object[i];
        if (predicate.call(self, value, i, object)) {
          put(result, at++, value);
        }
      }
    }
    return result;
  },
  map(mapper, self) {
    const object = toObject(this);
    const length = toLength(object.length);
    callable(mapper);
    const result = speciesCreate(object, length);
    for (let i = 0; i < length; i++) {
      if (i in object) {
        put(result, i, mapper.call(self, object[i], i, object));
      }
    }
    return result;
  },
  slice(start, end) {
    const object = toObject(this);
    const length = toLength(object.length);
    let from = position(start, length);
    const to = endPosition(end, length);
    const result = speciesCreate(object, Math.max(to - from, 0));
    let at = 0;
    for (; from < to; from++, at++) {
      if (from in object) {
        put(result, at, object[from]);
      }
    }
    result.length = at;
    return result;
  },
};

const methods = {
  concat(...items) {
    const object = toObject(this);
    let usual = isPlain(object) && isUsual(object);
    for (let i = 0; usual && i < items.length; i++) {
      usual = isUsual(items[i]);
    }
    if (usual) {
      return items.length === 1 ? concat.call(object, items[0]) : concat.apply(object, items);
    }
    return stepwise.concat.apply(object, items);
  },
  filter(predicate, self) {
    return isPlain(this) ? filter.call(this, predicate, self) : stepwise.filter.call(this, predicate, self);
  },
  map(mapper, self) {
    return isPlain(this) ? map.call(this, mapper, self) : stepwise.map.call(this, mapper, self);
  },
  slice(start, end) {
    return isPlain(this) ? slice.call(this, start, end) : stepwise.slice.call(this, start, end);
  },
  splice(start, skip) {
    if (isArray(this) && !isPlain(this)) {
      const length = toLength(this.length);
      const from = position(start, length);
      const given = arguments.length;
      const count = given === 0 ? 0 : given === 1 ? length - from : Math.min(Math.max(toInteger(skip), 0), length - from);
      const removed = speciesCreate(this, count);
      for (let i = 0; i < count; i++) {
        if (from + i in this) {
          put(removed, i, this[from + i]);
        }
      }
      removed.length = count;
      splice.apply(this, arguments);
      return removed;
    }
    return splice.apply(this, arguments);
  },
};
