// SPDX-License-Identifier: Apache-2.0
import { members } from "./members.js";
import { put } from "./arrays.js";
import { callable, each, isObject, shown, toObject } from "./values.js";

const { create, defineProperty, freeze, getPrototypeOf, keys } = Object;
const { getOwnPropertyNames, getOwnPropertySymbols, setPrototypeOf } = Object;
const isArray = Array.isArray;
const isView = ArrayBuffer.isView;

/** Completes Object and its prototype (ECMA-262 20.1); Object.prototype.toString and valueOf are in symbols.js. */
export function installObjects(host) {
  const { getOwnPropertyDescriptor, enumerableSymbols } = host;

  function defineAll(object, properties) {
    const descriptions = toObject(properties);
    const names = keys(descriptions);
    const symbols = enumerableSymbols(descriptions);
    for (let i = 0; i < names.length; i++) {
      defineProperty(object, names[i], descriptions[names[i]]);
    }
    for (let i = 0; i < symbols.length; i++) {
      defineProperty(object, symbols[i], descriptions[symbols[i]]);
    }
    return object;
  }

  function lookUp(object, key, kind) {
    for (let at = toObject(object); at !== null; at = getPrototypeOf(at)) {
      const found = getOwnPropertyDescriptor(at, key);
      if (found !== undefined) {
        return found[kind];
      }
    }
    return undefined;
  }

  members(Object, statics);
  members(Object, {
    assign: host.assign,
    create(prototype, properties) {
      if (prototype !== null && !isObject(prototype)) {
        throw new TypeError("Object prototype may only be an Object or null: " + shown(prototype));
      }
      const object = create(prototype);
      return properties === undefined ? object : defineAll(object, properties);
    },
    defineProperties(object, properties) {
      if (!isObject(object)) {
        throw new TypeError("Object.defineProperties called on non-object");
      }
      return defineAll(object, properties);
    },
    getOwnPropertyDescriptor,
    getOwnPropertyDescriptors(value) {
      const object = toObject(value);
      const names = ownNames(object).concat(getOwnPropertySymbols(object));
      const descriptors = {};
      for (let i = 0; i < names.length; i++) {
        put(descriptors, names[i], getOwnPropertyDescriptor(object, names[i]));
      }
      return descriptors;
    },
  });
  members(Object.prototype, {
    propertyIsEnumerable: host.propertyIsEnumerable,
    __defineGetter__(key, get) {
      defineProperty(toObject(this), key, { get: callable(get), enumerable: true, configurable: true });
    },
    __defineSetter__(key, set) {
      defineProperty(toObject(this), key, { set: callable(set), enumerable: true, configurable: true });
    },
    __lookupGetter__(key) {
      return lookUp(this, key, "get");
    },
    __lookupSetter__(key) {
      return lookUp(this, key, "set");
    },
  });
}

/** Groups items by what a function says of each; add(key, item) keeps them. */
export function group(items, keyOf, add) {
  callable(keyOf);
  let index = 0;
  each(items, (item) => add(keyOf(item, index++), item));
}

/** The names of an object's own properties; those that the engine puts on each function only to throw are left out. */
export function ownNames(object) {
  const names = getOwnPropertyNames(object);
  if (typeof object !== "function") {
    return names;
  }
  const shown = [];
  for (let i = 0; i < names.length; i++) {
    if (names[i] !== "arguments" && names[i] !== "caller") {
      shown[shown.length] = names[i];
    }
  }
  return shown;
}

const statics = {
  defineProperty(object, key, descriptor) {
    if (!isObject(object)) {
      throw new TypeError("Object.defineProperty called on non-object");
    }
    return defineProperty(object, key, descriptor);
  },
  entries(value) {
    const object = toObject(value);
    const list = keys(object);
    for (let i = 0; i < list.length; i++) {
      list[i] = [list[i], object[list[i]]];
    }
    return list;
  },
  freeze(value) {
    if (isView(value) && value.length > 0) {
      throw new TypeError("Cannot freeze array buffer views with elements");
    }
    if (isArray(value)) {
      // The engine's own methods heed nothing else.
      defineProperty(value, "length", { writable: false });
    }
    return freeze(value);
  },
  fromEntries(entries) {
    const object = {};
    each(entries, (entry) => {
      if (!isObject(entry)) {
        throw new TypeError("Iterator value " + shown(entry) + " is not an entry object");
      }
      put(object, entry[0], entry[1]);
    });
    return object;
  },
  getOwnPropertyNames(value) {
    return ownNames(toObject(value));
  },
  getPrototypeOf(value) {
    return getPrototypeOf(toObject(value));
  },
  groupBy(items, keyOf) {
    const groups = create(null);
    group(items, keyOf, (value, item) => {
      const key = typeof value === "symbol" ? value : "" + value;
      if (key in groups) {
        groups[key][groups[key].length] = item;
      } else {
        groups[key] = [item];
      }
    });
    return groups;
  },
  hasOwn(value, key) {
    return hasOwnProperty.call(toObject(value), key);
  },
  is(first, second) {
    return first === second ? first !== 0 || 1 / first === 1 / second : first !== first && second !== second;
  },
  keys(value) {
    return keys(toObject(value));
  },
  setPrototypeOf(value, prototype) {
    if (value === undefined || value === null) {
      throw new TypeError("Object.setPrototypeOf called on null or undefined");
    }
    if (prototype !== null && !isObject(prototype)) {
      throw new TypeError("Object prototype may only be an Object or null: " + shown(prototype));
    }
    return isObject(value) && getPrototypeOf(value) !== prototype ? setPrototypeOf(value, prototype) : value;
  },
  values(value) {
    const object = toObject(value);
    const list = keys(object);
    for (let i = 0; i < list.length; i++) {
      list[i] = object[list[i]];
    }
    return list;
  },
};

const { hasOwnProperty } = Object.prototype;
