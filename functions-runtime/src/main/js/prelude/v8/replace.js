// SPDX-License-Identifier: Apache-2.0
import { hidden } from "../language/define.js";

const { apply } = Reflect;
const { defineProperty, getOwnPropertyDescriptor } = Object;
const { add, has } = WeakSet.prototype;
const textOf = Function.prototype.toString;

/** What shows itself as the engine's own functions do. */
const builtIns = new WeakSet();

/** Lets functions show themselves as built-ins: those that were replaced, and those that are globals under these names. */
export function showBuiltIns(global, names) {
  const isGlobal = (value) => {
    for (let i = 0; i < names.length; i++) {
      const property = getOwnPropertyDescriptor(global, names[i]);
      if (property !== undefined && property.value === value) {
        return true;
      }
    }
    return false;
  };
  const methods = {
    toString() {
      const text = apply(textOf, this, []);
      return apply(has, builtIns, [this]) || isGlobal(this) ? "function " + this.name + "() { [native code] }" : text;
    },
  };
  method(Function.prototype, methods.toString);
}

/** Lets a function show itself as a built-in. */
export function asBuiltIn(implementation) {
  apply(add, builtIns, [implementation]);
}

/**
 * Puts in the place of a constructor one that is like it in all but what it does; nothing leads to the engine's own any
 * more. construct(list, newTarget) makes an object; call, if it is given, answers a call without new.
 */
export function replaceConstructor(holder, name, construct, call) {
  const Native = holder[name];
  // Handlers inherit nothing: what a script adds to Object.prototype would become a trap.
  const handler = { __proto__: null, construct: (target, given, newTarget) => construct(given, newTarget) };
  if (call !== undefined) {
    handler.apply = call;
  }
  const Replacement = new Proxy(Native, handler);
  hidden(holder, name, Replacement);
  defineProperty(Native.prototype, "constructor", { value: Replacement });
  return Replacement;
}

/** Defines a method under the name that the function has. */
export function method(object, implementation) {
  asBuiltIn(implementation);
  hidden(object, implementation.name, implementation);
}

/** Puts a method in the place of one, with the length that it has. */
export function replaceMethod(object, name, implementation) {
  asBuiltIn(implementation);
  defineProperty(implementation, "length", { value: object[name].length, configurable: true });
  hidden(object, name, implementation);
}
