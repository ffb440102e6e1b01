// SPDX-License-Identifier: Apache-2.0
import { getter, hidden } from "./define.js";

const defineProperty = Object.defineProperty;
const getOwnPropertyDescriptor = Object.getOwnPropertyDescriptor;
const getPrototypeOf = Object.getPrototypeOf;
const keys = Object.keys;

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

/** Finishes a lowered class: its name, and its methods, which are not enumerable. */
export function defineClass(constructor, name) {
  if (typeof constructor !== "function") {
    return constructor;
  }
  if (name !== "" && getOwnPropertyDescriptor(constructor, "name") === undefined) {
    nameFunction(constructor, name);
  }
  const { prototype } = constructor;
  hide(prototype);
  if (getOwnPropertyDescriptor(prototype, "constructor") !== undefined) {
    hidden(prototype, "constructor", constructor);
  }
  hideMethods(constructor);
  return constructor;
}

function hide(object) {
  const names = keys(object);
  for (let i = 0; i < names.length; i++) {
    defineProperty(object, names[i], { enumerable: false });
  }
}

// Static fields stay enumerable; static methods and accessors do not.
function hideMethods(constructor) {
  const names = keys(constructor);
  for (let i = 0; i < names.length; i++) {
    const descriptor = getOwnPropertyDescriptor(constructor, names[i]);
    if (descriptor.get !== undefined || descriptor.set !== undefined || typeof descriptor.value === "function") {
      defineProperty(constructor, names[i], { enumerable: false });
    }
  }
}

/** Reads a property of the superclass for an object: home is the prototype of the class, or the class if it is static. */
export function superRead(home, key, self) {
  for (let at = getPrototypeOf(home); at !== null; at = getPrototypeOf(at)) {
    const found = getOwnPropertyDescriptor(at, key);
    if (found !== undefined) {
      return found.get === undefined ? found.value : found.get.call(self);
    }
  }
  return undefined;
}
