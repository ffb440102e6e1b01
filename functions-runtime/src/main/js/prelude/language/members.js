// SPDX-License-Identifier: Apache-2.0

const defineProperty = Object.defineProperty;
let addMembers;
let addConstant;
let putConstructor;

/** Tells the built-ins of the prelude how members are added; to be called before any of them is installed. */
export function startMembers(host) {
  addMembers = host.addMembers;
  addConstant = host.addConstant;
  putConstructor = host.putConstructor;
}

/**
 * Gives an object the members of a description, as built-ins have them, whether it has them already or not. lengths tells
 * the length of functions that take more arguments than they say. One call costs much less than a definition for each.
 * Getters of the description become accessors that the object must not have yet.
 */
export function members(object, description, lengths) {
  addMembers(object, description, lengths);
}

/** Defines a read-only property; it can be redefined unless it is permanent. */
export function constant(object, key, value, isPermanent) {
  addConstant(object, key, value, isPermanent);
}

/** Gives an object the name that Object.prototype.toString shows. */
export function tag(object, name) {
  addConstant(object, Symbol.toStringTag, name);
}

/** Lets objects that methods of a constructor's objects make be of the constructor itself. */
export function species(Constructor) {
  defineProperty(Constructor, Symbol.species, {
    get() {
      return this;
    },
    enumerable: false,
    configurable: true,
  });
}

/** Puts a constructor in the place of a global one, with the prototype of that. */
export function constructor(global, name, Constructor, prototype, length) {
  putConstructor(global, name, Constructor, prototype, length);
  return Constructor;
}

/** Defines a global that is made at its first use and then becomes a plain property; make puts it in place. */
export function lazily(global, name, make) {
  defineProperty(global, name, {
    get() {
      make();
      return global[name];
    },
    set(value) {
      defineProperty(global, name, { value, writable: true, enumerable: false, configurable: true });
    },
    enumerable: false,
    configurable: true,
  });
}
