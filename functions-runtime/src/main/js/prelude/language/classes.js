// SPDX-License-Identifier: Apache-2.0
import { getter, hidden } from "./define.js";
import { sharedSymbol } from "./shared-symbols.js";

const defineProperty = Object.defineProperty;
const getOwnPropertyDescriptor = Object.getOwnPropertyDescriptor;
const getPrototypeOf = Object.getPrototypeOf;
const setPrototypeOf = Object.setPrototypeOf;
const hasOwnProperty = Object.prototype.hasOwnProperty;

/** The key under which a stand-in for a superclass keeps that class. */
const STANDS_FOR = sharedSymbol("stands for");

/**
 * Lets functions have names: the engine's own are read through an accessor, which defined names cover. Their text is not
 * the author's any more, so none is shown.
 */
export function installNames(host) {
  // First of all: realms share the code that reads names, and it must find the accessor in the same place in each.
  getter(Function.prototype, "name", function () {
    return host.functionName(this);
  });
  hidden(Function.prototype, "toString", function () {
    if (typeof this !== "function") {
      throw new TypeError("Function.prototype.toString requires that 'this' be a Function");
    }
    return "function " + this.name + "() { [native code] }";
  });
  nameFunction(Function.prototype.toString, "toString");
}

/** Gives a function a name. */
export function nameFunction(target, name) {
  if (target.name !== name) {
    defineProperty(target, "name", { value: name, writable: false, enumerable: false, configurable: true });
  }
  return target;
}

const functionPrototype = Function.prototype;
const objectPrototype = Object.prototype;

/** Takes down how objects of the engine's constructors are made: these cannot be called on an object of somebody else. */
export function installClasses(global, jscomp) {
  construct = jscomp.construct;
  isMaker = jscomp.isMaker;
  NativeMap = global.Map;
  NativeSet = global.Set;
}

let construct;
let isMaker;
let NativeMap;
let NativeSet;

/**
 * The superclass as the members of a class use it: to be called on a new object, and to look up properties in.
 *
 * For a superclass of the engine it is a stand-in; without arguments it is what a class without superclass inherits from.
 */
export function parentOf(superclass) {
  if (arguments.length === 0) {
    return standIn(objectPrototype, functionPrototype, undefined, () => undefined);
  }
  if (superclass === null) {
    return standIn(null, functionPrototype, null, () => {
      throw new TypeError("Super constructor null of anonymous class is not a constructor");
    });
  }
  if (typeof superclass !== "function" || !isPrototype(superclass.prototype)) {
    throw new TypeError("Class extends value " + describe(superclass) + " is not a constructor or null");
  }
  if (superclass === Object) {
    return standIn(objectPrototype, superclass, superclass, () => undefined);
  }
  if (isMaker(superclass)) {
    const adder = superclass === NativeMap ? "set" : superclass === NativeSet ? "add" : "";
    return standIn(superclass.prototype, superclass, superclass, function (list) {
      // The members of a Map or Set are added through the subclass.
      const fills = adder !== "" && list !== undefined && list !== null && this[adder] !== superclass.prototype[adder];
      const object = setPrototypeOf(construct(superclass, fills ? [] : arguments), getPrototypeOf(this));
      if (fills) {
        for (const member of list) {
          if (adder === "set") {
            object.set(member[0], member[1]);
          } else {
            object.add(member);
          }
        }
      }
      return object;
    });
  }
  return superclass;
}

function isPrototype(value) {
  return value === null || typeof value === "object" || typeof value === "function";
}

function describe(value) {
  return typeof value === "function" ? "with a wrong prototype" : typeof value === "object" ? "[object]" : String(value);
}

function standIn(prototype, statics, superclass, call) {
  setPrototypeOf(call, statics);
  call.prototype = prototype;
  defineProperty(call, STANDS_FOR, { value: superclass });
  return call;
}

/**
 * Finishes a lowered class.
 *
 * @param parent what parentOf gave, undefined if the class has no superclass
 * @param members kind, key and function of each member, one after the other
 */
export function defineClass(parent, constructor, name, members) {
  const { prototype } = constructor;
  if (parent !== undefined) {
    const superclass = hasOwnProperty.call(parent, STANDS_FOR) ? parent[STANDS_FOR] : parent;
    if (superclass !== undefined) {
      setPrototypeOf(prototype, parent.prototype);
      if (superclass !== null) {
        setPrototypeOf(constructor, superclass);
      }
    }
  }
  // It must not be inherited from the superclass.
  defineProperty(constructor, "name", { value: name, writable: false, enumerable: false, configurable: true });
  for (let i = 0; i < members.length; i += 3) {
    const kind = members[i];
    const home = isStatic(kind) ? constructor : prototype;
    if (kind === "value" || kind === "static value") {
      hidden(home, members[i + 1], members[i + 2]);
    } else {
      defineProperty(home, members[i + 1], accessor(members, i));
    }
  }
  return constructor;
}

function isStatic(kind) {
  return kind.charCodeAt(1) === 116;
}

// A getter and a setter of one name are one property, whichever comes first.
function accessor(members, last) {
  const descriptor = { enumerable: false, configurable: true };
  for (let i = 0; i <= last; i += 3) {
    if (members[i + 1] === members[last + 1] && isStatic(members[i]) === isStatic(members[last])) {
      switch (members[i]) {
        case "get":
        case "static get":
          descriptor.get = members[i + 2];
          break;
        case "set":
        case "static set":
          descriptor.set = members[i + 2];
          break;
        default:
          descriptor.get = undefined;
          descriptor.set = undefined;
      }
    }
  }
  return descriptor;
}

/** Defines a field. */
export function field(object, key, value) {
  return defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Runs static fields and blocks: key, or null for a block, and function of each. */
export function statics(constructor, list) {
  for (let i = 0; i < list.length; i += 2) {
    const value = list[i + 1].call(constructor);
    if (list[i] !== null) {
      field(constructor, list[i], value);
    }
  }
}

/** A class was called without new. */
export function notNew(name) {
  throw new TypeError("Class constructor " + name + " cannot be invoked without 'new'");
}

/** The object of a derived class, once super() has run. */
export function bound(self) {
  if (self === undefined) {
    throw new ReferenceError(
      "Must call super constructor in derived class before accessing 'this' or returning from derived constructor");
  }
  return self;
}

/** What super() gives: what the superclass returned if that is an object, else the object it was called on. */
export function initialised(made, self, before) {
  if (before !== undefined) {
    throw new ReferenceError("Super constructor may only be called once");
  }
  return isObject(made) ? made : self;
}

/** What a derived constructor returns. */
export function result(value, self) {
  if (isObject(value)) {
    return value;
  }
  if (value !== undefined) {
    throw new TypeError("Derived constructors may only return object or undefined");
  }
  return bound(self);
}

function isObject(value) {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** The prototype of an object, where super in an object literal looks. */
export function prototypeOf(object) {
  return getPrototypeOf(object);
}

function find(from, key) {
  for (let at = from; at !== null; at = getPrototypeOf(at)) {
    const found = getOwnPropertyDescriptor(at, key);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Reads a property of the superclass for an object. */
export function superRead(from, key, self) {
  if (typeof key === "symbol") {
    return from[key]; // the engine describes no properties of symbols
  }
  const found = find(from, key);
  if (found === undefined) {
    return undefined;
  }
  return found.get === undefined ? found.value : found.get.call(self);
}

/** Writes a property as super.key = value does: through a setter of the superclass, else on the object itself. */
export function superWrite(from, key, self, value) {
  const found = find(from, key);
  if (found !== undefined && found.set !== undefined) {
    found.set.call(self, value);
    return value;
  }
  if (found !== undefined && (found.get !== undefined || found.writable === false)) {
    throw new TypeError("Cannot assign to read only property '" + String(key) + "' of object");
  }
  const own = getOwnPropertyDescriptor(self, key);
  if (own === undefined) {
    field(self, key, value);
  } else {
    defineProperty(self, key, { value });
  }
  return value;
}

/** super.key++ and its like. */
export function superCount(from, key, self, by, postfix) {
  const before = +superRead(from, key, self);
  superWrite(from, key, self, before + by);
  return postfix ? before : before + by;
}
