// SPDX-License-Identifier: Apache-2.0
import { members, tag } from "./members.js";
import { ownNames } from "./objects.js";
import { isObject, shown } from "./values.js";

const { apply, bind } = Function.prototype;
const { create, defineProperty, getOwnPropertySymbols, getPrototypeOf } = Object;
const { isExtensible, preventExtensions, setPrototypeOf } = Object;
const hasOwnProperty = Object.prototype.hasOwnProperty;
const NATIVE = ["Array", "Boolean", "Date", "Number", "Object", "RegExp", "String"];

/** Lets subclasses of the constructors of the engine be made; to be called when all of these are in their place. */
export function installNatives(global, make) {
  for (let i = 0; i < NATIVE.length; i++) {
    const Native = global[NATIVE[i]];
    make(Native, (list, home) => setPrototypeOf(new (bind.apply(Native, [null].concat(list)))(), home));
  }
}

/**
 * Installs Reflect; lowered classes build their objects with its construct. Gives a function that tells how objects of
 * subclasses of a constructor are made: it takes the constructor, and a function of the arguments and the prototype.
 */
export function installReflect(host, global, jscomp) {
  // These constructors answer with objects of their own making.
  const constructors = [];
  const makers = [];
  const make = (constructor, maker) => {
    constructors[constructors.length] = constructor;
    makers[makers.length] = maker;
  };
  const { getOwnPropertyDescriptor } = host;

  function construct(target, list, newTarget) {
    const from = arguments.length > 2 && newTarget !== undefined ? newTarget : target;
    if (typeof target !== "function" || (arguments.length > 2 && typeof newTarget !== "function")) {
      throw new TypeError(shown(typeof target === "function" ? newTarget : target) + " is not a constructor");
    }
    if (from === target) {
      return new (bind.apply(target, [null].concat(toArray(list))))();
    }
    const at = constructors.indexOf(target);
    if (at >= 0) {
      return makers[at](toArray(list), from.prototype);
    }
    const object = create(isObject(from.prototype) ? from.prototype : Object.prototype);
    const result = apply.call(target, object, list);
    return isObject(result) ? result : object;
  }

  function find(object, key) {
    for (let at = object; at !== null; at = getPrototypeOf(at)) {
      const found = getOwnPropertyDescriptor(at, key);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }

  function define(object, key, descriptor) {
    try {
      defineProperty(object, key, descriptor);
      return true;
    } catch (error) {
      if (error instanceof TypeError) {
        return false;
      }
      throw error;
    }
  }

  const Reflect = {};
  members(Reflect, {
    apply(target, self, list) {
      if (typeof target !== "function") {
        throw new TypeError("Function.prototype.apply was called on " + shown(target) + ", which is not a function");
      }
      return apply.call(target, self, checkList(list));
    },
    construct(target, list, newTarget) {
      checkList(list);
      return arguments.length > 2 ? construct(target, list, newTarget) : construct(target, list);
    },
    defineProperty(object, key, descriptor) {
      check(object, "defineProperty");
      if (!isObject(descriptor)) {
        throw new TypeError("Property description must be an object: " + shown(descriptor));
      }
      return define(object, key, descriptor);
    },
    deleteProperty(object, key) {
      check(object, "deleteProperty");
      try {
        return delete object[key];
      } catch (error) {
        return false;
      }
    },
    get(object, key, receiver) {
      check(object, "get");
      if (arguments.length < 3 || receiver === object) {
        return object[key];
      }
      const found = find(object, key);
      return found === undefined ? undefined
        : hasOwnProperty.call(found, "value") ? found.value
        : found.get === undefined ? undefined : found.get.call(receiver);
    },
    getOwnPropertyDescriptor(object, key) {
      return getOwnPropertyDescriptor(check(object, "getOwnPropertyDescriptor"), key);
    },
    getPrototypeOf(object) {
      return getPrototypeOf(check(object, "getPrototypeOf"));
    },
    has(object, key) {
      return key in check(object, "has");
    },
    isExtensible(object) {
      return isExtensible(check(object, "isExtensible"));
    },
    ownKeys(object) {
      return ownNames(check(object, "ownKeys")).concat(getOwnPropertySymbols(object));
    },
    preventExtensions(object) {
      preventExtensions(check(object, "preventExtensions"));
      return true;
    },
    set(object, key, value, receiver) {
      check(object, "set");
      const target = arguments.length < 4 ? object : receiver;
      const found = find(object, key);
      if (found !== undefined && !hasOwnProperty.call(found, "value")) {
        if (found.set === undefined) {
          return false;
        }
        found.set.call(target, value);
        return true;
      }
      if ((found !== undefined && !found.writable) || !isObject(target)) {
        return false;
      }
      const own = target === object && found !== undefined ? getOwnPropertyDescriptor(object, key)
        : getOwnPropertyDescriptor(target, key);
      if (own === undefined) {
        return define(target, key, { value, writable: true, enumerable: true, configurable: true });
      }
      return own.writable === true && define(target, key, { value });
    },
    setPrototypeOf(object, prototype) {
      check(object, "setPrototypeOf");
      if (prototype !== null && !isObject(prototype)) {
        throw new TypeError("Object prototype may only be an Object or null: " + shown(prototype));
      }
      if (getPrototypeOf(object) === prototype) {
        return true;
      }
      try {
        setPrototypeOf(object, prototype);
        return true;
      } catch (error) {
        return false;
      }
    },
  }, { construct: 2, get: 2, set: 3 });
  tag(Reflect, "Reflect");
  members(global, { Reflect });
  jscomp.construct = construct;
  jscomp.isMaker = (constructor) => constructors.indexOf(constructor) >= 0;
  return make;
}

function check(object, method) {
  if (!isObject(object)) {
    throw new TypeError("Reflect." + method + " called on non-object");
  }
  return object;
}

function checkList(list) {
  if (!isObject(list)) {
    throw new TypeError("CreateListFromArrayLike called on non-object");
  }
  return list;
}

function toArray(list) {
  const array = [];
  for (let i = 0; i < list.length; i++) {
    array[i] = list[i];
  }
  return array;
}
