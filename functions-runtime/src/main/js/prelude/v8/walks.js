// SPDX-License-Identifier: Apache-2.0
// The engine asks nobody while one of its built-ins walks over whatever claims to be long, or is given one value after the
// other by built-ins: it may stay for ever, or end the process with an array that is too large for it. It walks over plain
// arrays that are short; over all else the prelude walks, step by step, which can be ended at each of them.
import { methods, put, speciesCreate, statics } from "../language/arrays.js";
import { stepwise } from "../language/array-species.js";
import { callable, endPosition, isObject, position, toInteger, toLength, toObject } from "../language/values.js";
import { hidden } from "../language/define.js";
import { method, replaceConstructor, replaceMethod } from "./replace.js";

const { apply, construct } = Reflect;
const { isArray } = Array;
const { defineProperty, getPrototypeOf } = Object;
const { add, has } = WeakSet.prototype;
const { hasOwnProperty } = Object.prototype;
const { sort } = Array.prototype;
const arrayPrototype = Array.prototype;
const arrayValues = Array.prototype.values;
const iteratorOfArrays = getPrototypeOf([].values());
const nextOfArrays = iteratorOfArrays.next;
const MAX_SAFE = 9007199254740991;
const { iterator: ITERATOR, isConcatSpreadable: SPREADABLE } = Symbol;

/** So many elements the engine walks over within a moment. */
const SHORT = 1 << 21;

/** An array knows how long it is; a proxy of one can say anything, and looks like one. */
const proxies = new WeakSet();

/** Replaces the built-ins that walk. */
export function installWalks(global) {
  noteProxies(global);
  replaceArrayMethods(global.Array);
  replaceConsumers(global);
  replaceIteratorMethods(global.Iterator.prototype);
  replaceSetMethods(global.Set.prototype);
  const { from } = global.Array;
  const replaced = {
    from(items, mapper, self) {
      return isShort(items) && isUsuallyIterated(items) ? apply(from, this, [items, mapper, self])
        : apply(statics.from, this, [items, mapper, self]);
    },
    raw(strings, ...substitutions) {
      const raw = toObject(toObject(strings).raw);
      const length = toLength(raw.length);
      let text = "";
      for (let i = 0; i < length; i++) {
        text += `${raw[i]}`;
        if (i + 1 < length && i < substitutions.length) {
          text += `${substitutions[i]}`;
        }
      }
      return text;
    },
  };
  replaceMethod(global.Array, "from", replaced.from);
  replaceMethod(global.String, "raw", replaced.raw);
}

/** Says whether a value is an array over which the engine walks within a moment. */
export function isShort(value) {
  return isArray(value) && value.length <= SHORT && !apply(has, proxies, [value]);
}

/** Something that the engine may iterate: an array, or what asks for each value by a function of the prelude. */
export function endable(iterable) {
  if (!isObject(iterable) || (isShort(iterable) && isUsuallyIterated(iterable))) {
    return iterable;
  }
  const open = iterable[ITERATOR];
  if (typeof open !== "function") {
    return iterable;
  }
  return { __proto__: null, [ITERATOR]: () => endableIterator(apply(open, iterable, [])) };
}

function isUsuallyIterated(array) {
  return array[ITERATOR] === arrayValues && iteratorOfArrays.next === nextOfArrays;
}

function endableIterator(iterator) {
  if (!isObject(iterator)) {
    return iterator;
  }
  const { next } = iterator;
  return {
    __proto__: null,
    next(value) {
      return apply(next, iterator, arguments.length === 0 ? [] : [value]);
    },
    get return() {
      const close = iterator.return;
      return close === undefined || close === null ? undefined : () => apply(close, iterator, []);
    },
  };
}

function noteProxies(global) {
  const Native = global.Proxy;
  const { revocable } = Native;
  const noted = (proxy) => {
    apply(add, proxies, [proxy]);
    return proxy;
  };
  const Replacement = new Native(Native, {
    __proto__: null,
    construct: (target, given, newTarget) => noted(construct(Native, given, newTarget)),
  });
  const methodsOfProxy = {
    revocable(target, handler) {
      const made = revocable(target, handler);
      noted(made.proxy);
      return made;
    },
  };
  method(Native, methodsOfProxy.revocable);
  hidden(global, "Proxy", Replacement);
}

function replaceArrayMethods(NativeArray) {
  const { prototype } = NativeArray;
  const all = { __proto__: null };
  const { copyWithin, fill, includes, toReversed, toSpliced } = methods;
  const { filter, map, slice } = stepwise;
  for (const list of [walking, { copyWithin, fill, includes, toReversed, toSpliced, filter, map, slice, with: methods.with }]) {
    for (const name of Object.keys(list)) {
      all[name] = list[name];
    }
  }
  for (const name of Object.keys(all)) {
    const native = prototype[name];
    const stepped = all[name];
    const replaced = {
      [name](...given) {
        return apply(isShort(this) ? native : stepped, this, given);
      },
    };
    replaceMethod(prototype, name, replaced[name]);
  }
  const { concat } = prototype;
  const { flat, flatMap } = methods;
  const replaced = {
    concat(...items) {
      return apply(areShort(this, items) ? concat : stepwise.concat, this, items);
    },
    // What is in the arrays may be arrays again, the same ones many times over.
    flat(depth) {
      return apply(flat, this, [depth]);
    },
    flatMap(mapper, self) {
      return apply(flatMap, this, [mapper, self]);
    },
  };
  for (const name of Object.keys(replaced)) {
    replaceMethod(prototype, name, replaced[name]);
  }
}

/** Says whether joining these lists takes a moment, and nothing of the script's own is asked on the way. */
function areShort(first, others) {
  let length = 0;
  for (let i = -1; i < others.length; i++) {
    const list = i < 0 ? first : others[i];
    if (isObject(list)) {
      if (!isShort(list) || getPrototypeOf(list) !== arrayPrototype || apply(hasOwnProperty, list, ["constructor"])
        || SPREADABLE in list) {
        return false;
      }
      length += list.length;
    }
  }
  return length <= SHORT && isObject(first);
}

function moveElement(object, from, to) {
  if (from in object) {
    object[to] = object[from];
  } else {
    delete object[to];
  }
}

function reduced(object, reducer, given, from, step) {
  const length = toLength(object.length);
  callable(reducer);
  let i = from < 0 ? length - 1 : 0;
  let isSet = given.length > 1;
  let value = given[1];
  for (; step > 0 ? i < length : i >= 0; i += step) {
    if (i in object) {
      value = isSet ? reducer(value, object[i], i, object) : object[i];
      isSet = true;
    }
  }
  if (!isSet) {
    throw new TypeError("Reduce of empty array with no initial value");
  }
  return value;
}

/** Visits the elements that are there, until the visitor says true. */
function visitPresent(object, callback, self, visit) {
  const length = toLength(object.length);
  callable(callback);
  for (let i = 0; i < length; i++) {
    if (i in object && visit(apply(callback, self, [object[i], i, object]))) {
      return true;
    }
  }
  return false;
}

function compareTexts(first, second) {
  const one = `${first}`;
  const other = `${second}`;
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Array.prototype in the language's own words, as far as language/ does not have it (ECMA-262 23.1.3). */
const walking = {
  every(predicate, self) {
    return !visitPresent(toObject(this), predicate, self, (result) => !result);
  },
  forEach(callback, self) {
    visitPresent(toObject(this), callback, self, () => false);
  },
  indexOf(wanted, from) {
    const object = toObject(this);
    const length = toLength(object.length);
    for (let i = position(from, length); i < length; i++) {
      if (i in object && object[i] === wanted) {
        return i;
      }
    }
    return -1;
  },
  join(separator) {
    const object = toObject(this);
    const length = toLength(object.length);
    const between = separator === undefined ? "," : `${separator}`;
    let text = "";
    for (let i = 0; i < length; i++) {
      const value = object[i];
      text += (i === 0 ? "" : between) + (value === undefined || value === null ? "" : `${value}`);
    }
    return text;
  },
  lastIndexOf(wanted, from) {
    const object = toObject(this);
    const length = toLength(object.length);
    const start = arguments.length > 1 ? toInteger(from) : length - 1;
    for (let i = start < 0 ? length + start : Math.min(start, length - 1); i >= 0; i--) {
      if (i in object && object[i] === wanted) {
        return i;
      }
    }
    return -1;
  },
  reduce(...given) {
    return reduced(toObject(this), given[0], given, 0, 1);
  },
  reduceRight(...given) {
    return reduced(toObject(this), given[0], given, -1, -1);
  },
  reverse() {
    const object = toObject(this);
    const length = toLength(object.length);
    for (let low = 0, high = length - 1; low < high; low++, high--) {
      const hasLow = low in object;
      const hasHigh = high in object;
      const lower = object[low];
      const higher = object[high];
      if (hasHigh) {
        object[low] = higher;
      } else if (hasLow) {
        delete object[low];
      }
      if (hasLow) {
        object[high] = lower;
      } else if (hasHigh) {
        delete object[high];
      }
    }
    return object;
  },
  shift() {
    const object = toObject(this);
    const length = toLength(object.length);
    if (length === 0) {
      object.length = 0;
      return undefined;
    }
    const first = object[0];
    for (let i = 1; i < length; i++) {
      moveElement(object, i, i - 1);
    }
    delete object[length - 1];
    object.length = length - 1;
    return first;
  },
  some(predicate, self) {
    return visitPresent(toObject(this), predicate, self, (result) => !!result);
  },
  sort(compare) {
    if (compare !== undefined) {
      callable(compare);
    }
    const object = toObject(this);
    const length = toLength(object.length);
    const list = [];
    for (let i = 0; i < length; i++) {
      if (i in object) {
        list[list.length] = object[i];
      }
    }
    // Each comparison is a step of the prelude, by which the engine's own sorting can be ended.
    apply(sort, list, [compare === undefined ? compareTexts : (one, other) => compare(one, other)]);
    for (let i = 0; i < list.length; i++) {
      object[i] = list[i];
    }
    for (let i = list.length; i < length; i++) {
      if (i in object) {
        delete object[i];
      }
    }
    return object;
  },
  splice(start, skip, ...items) {
    const object = toObject(this);
    const length = toLength(object.length);
    const from = position(start, length);
    const given = arguments.length;
    const count = given === 0 ? 0 : given === 1 ? length - from : Math.min(Math.max(toInteger(skip), 0), length - from);
    const shifted = items.length - count;
    if (length + shifted > MAX_SAFE) {
      throw new TypeError("The array would be too long");
    }
    const removed = speciesCreate(object, count);
    for (let i = 0; i < count; i++) {
      if (from + i in object) {
        put(removed, i, object[from + i]);
      }
    }
    removed.length = count;
    if (shifted < 0) {
      for (let i = from + count; i < length; i++) {
        moveElement(object, i, i + shifted);
      }
      for (let i = length - 1; i >= length + shifted; i--) {
        delete object[i];
      }
    } else if (shifted > 0) {
      for (let i = length - 1; i >= from + count; i--) {
        moveElement(object, i, i + shifted);
      }
    }
    for (let i = 0; i < items.length; i++) {
      object[from + i] = items[i];
    }
    object.length = length + shifted;
    return removed;
  },
  toLocaleString(...given) {
    const object = toObject(this);
    const length = toLength(object.length);
    let text = "";
    for (let i = 0; i < length; i++) {
      const value = object[i];
      text += (i === 0 ? "" : ",") + (value === undefined || value === null ? "" : `${value.toLocaleString(...given)}`);
    }
    return text;
  },
  toSorted(compare) {
    if (compare !== undefined) {
      callable(compare);
    }
    const object = toObject(this);
    const length = toLength(object.length);
    const list = new Array(length);
    for (let i = 0; i < length; i++) {
      list[i] = object[i];
    }
    return apply(walking.sort, list, [compare]);
  },
  unshift(...items) {
    const object = toObject(this);
    const length = toLength(object.length);
    const count = items.length;
    if (count > 0) {
      if (length + count > MAX_SAFE) {
        throw new TypeError("The array would be too long");
      }
      for (let i = length - 1; i >= 0; i--) {
        moveElement(object, i, i + count);
      }
      for (let i = 0; i < count; i++) {
        object[i] = items[i];
      }
    }
    object.length = length + count;
    return length + count;
  },
};

function replaceConsumers(global) {
  for (const name of ["Map", "Set", "WeakMap", "WeakSet"]) {
    const Native = global[name];
    replaceConstructor(global, name, (given, newTarget) =>
      construct(Native, given.length > 0 ? [endable(given[0])] : [], newTarget));
  }
  const NativeError = global.AggregateError;
  const failed = (given, newTarget) => construct(NativeError, [endable(given[0]), given[1], given[2]], newTarget);
  replaceConstructor(global, "AggregateError", failed, (target, self, given) => failed(given, global.AggregateError));
  for (const [holder, names] of [
    [global.Object, ["fromEntries", "groupBy"]],
    [global.Map, ["groupBy"]],
    [global.Promise, ["all", "allSettled", "any", "race"]],
    [getPrototypeOf(Int8Array), ["from"]],
  ]) {
    for (const name of names) {
      const native = holder[name];
      const replaced = {
        [name](iterable, ...given) {
          return apply(native, this, [endable(iterable), ...given]);
        },
      };
      replaceMethod(holder, name, replaced[name]);
    }
  }
}

function replaceIteratorMethods(prototype) {
  for (const name of ["drop", "every", "filter", "find", "flatMap", "forEach", "map", "reduce", "some", "take", "toArray"]) {
    const native = prototype[name];
    const replaced = {
      [name](...given) {
        return apply(native, endableIterator(this), given);
      },
    };
    replaceMethod(prototype, name, replaced[name]);
  }
}

function replaceSetMethods(prototype) {
  for (const name of ["difference", "intersection", "isDisjointFrom", "isSubsetOf", "isSupersetOf", "symmetricDifference",
    "union"]) {
    const native = prototype[name];
    const replaced = {
      [name](other) {
        return apply(native, this, [isObject(other) ? endableSet(other) : other]);
      },
    };
    replaceMethod(prototype, name, replaced[name]);
  }
}

function endableSet(set) {
  const { size, has: includes, keys } = set;
  return {
    __proto__: null,
    size,
    has: typeof includes === "function" ? (value) => apply(includes, set, [value]) : includes,
    keys: typeof keys === "function" ? () => endableIterator(apply(keys, set, [])) : keys,
  };
}
