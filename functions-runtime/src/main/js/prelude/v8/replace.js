// SPDX-License-Identifier: Apache-2.0
import { hidden } from "../language/define.js";

const { defineProperty } = Object;

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
  hidden(object, implementation.name, implementation);
}
