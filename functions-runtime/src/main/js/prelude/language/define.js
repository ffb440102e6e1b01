// SPDX-License-Identifier: Apache-2.0

const defineProperty = Object.defineProperty;

/** Defines a property as built-ins have them: writable, configurable, not enumerable. */
export function hidden(object, name, value) {
  defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
}

/** Defines the members of a description on an object, if it does not have them yet. */
export function fill(object, members) {
  const names = Object.keys(members);
  for (let i = 0; i < names.length; i++) {
    if (!(names[i] in object)) {
      hidden(object, names[i], members[names[i]]);
    }
  }
}

/** Defines a read-only accessor. */
export function getter(object, name, get) {
  defineProperty(object, name, { get, enumerable: false, configurable: true });
}
