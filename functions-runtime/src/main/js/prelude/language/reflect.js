// SPDX-License-Identifier: Apache-2.0
import { hidden } from "./define.js";

const apply = Function.prototype.apply;
const bind = Function.prototype.bind;

/** Installs Reflect; lowered classes build their objects with its construct. */
export function installReflect(global, jscomp) {
  // Constructors of the engine cannot be called on an object that somebody else has made.
  const native = [];
  for (const name of ["Array", "ArrayBuffer", "Boolean", "DataView", "Date", "Float32Array", "Float64Array", "Int16Array",
    "Int32Array", "Int8Array", "Map", "Number", "Object", "RegExp", "Set", "String", "Uint16Array", "Uint32Array",
    "Uint8Array", "Uint8ClampedArray", "WeakMap", "WeakSet"]) {
    native[native.length] = global[name];
  }

  function construct(target, list, newTarget) {
    if (typeof target !== "function" || (arguments.length > 2 && typeof newTarget !== "function")) {
      throw new TypeError("Reflect.construct: the target is not a constructor");
    }
    const from = newTarget === undefined ? target : newTarget;
    if (native.indexOf(target) >= 0) {
      const object = new (bind.apply(target, [null].concat(toArray(list))))();
      return from === target ? object : Object.setPrototypeOf(object, from.prototype);
    }
    if (from === target) {
      return new (bind.apply(target, [null].concat(toArray(list))))();
    }
    const object = Object.create(from.prototype);
    const result = apply.call(target, object, list);
    return (typeof result === "object" && result !== null) || typeof result === "function" ? result : object;
  }

  const members = {
    apply: (target, self, list) => apply.call(target, self, list),
    construct,
    defineProperty(object, name, descriptor) {
      try {
        Object.defineProperty(object, name, descriptor);
        return true;
      } catch (error) {
        return false;
      }
    },
    deleteProperty(object, name) {
      try {
        return delete object[name];
      } catch (error) {
        return false;
      }
    },
    get(object, name, receiver) {
      if (arguments.length < 3 || receiver === object) {
        return object[name];
      }
      const descriptor = find(object, name);
      return descriptor === undefined ? undefined : descriptor.get !== undefined ? descriptor.get.call(receiver)
          : descriptor.value;
    },
    getOwnPropertyDescriptor: (object, name) => Object.getOwnPropertyDescriptor(object, name),
    getPrototypeOf: (object) => Object.getPrototypeOf(object),
    has: (object, name) => name in object,
    isExtensible: (object) => Object.isExtensible(object),
    ownKeys: (object) => Object.getOwnPropertyNames(object).concat(Object.getOwnPropertySymbols(object)),
    preventExtensions(object) {
      Object.preventExtensions(object);
      return true;
    },
    set(object, name, value, receiver) {
      const target = arguments.length < 4 ? object : receiver;
      const descriptor = find(object, name);
      if (descriptor !== undefined && (descriptor.get !== undefined || descriptor.set !== undefined)) {
        if (descriptor.set === undefined) {
          return false;
        }
        descriptor.set.call(target, value);
        return true;
      }
      try {
        target[name] = value;
        return true;
      } catch (error) {
        return false;
      }
    },
    setPrototypeOf(object, prototype) {
      try {
        Object.setPrototypeOf(object, prototype);
        return true;
      } catch (error) {
        return false;
      }
    },
  };
  const Reflect = {};
  for (const name of Object.keys(members)) {
    hidden(Reflect, name, members[name]);
  }
  hidden(Reflect, Symbol.toStringTag, "Reflect");
  hidden(global, "Reflect", Reflect);
  jscomp.construct = construct;
}

function toArray(list) {
  const array = [];
  for (let i = 0; i < list.length; i++) {
    array[i] = list[i];
  }
  return array;
}

function find(object, name) {
  for (let at = object; at !== null; at = Object.getPrototypeOf(at)) {
    const descriptor = Object.getOwnPropertyDescriptor(at, name);
    if (descriptor !== undefined) {
      return descriptor;
    }
  }
  return undefined;
}
