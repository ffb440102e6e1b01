// SPDX-License-Identifier: Apache-2.0

let addMembers;

/** Tells the built-ins of the prelude how members are added; to be called before any of them is installed. */
export function startMembers(host) {
  addMembers = host.addMembers;
}

/**
 * Gives an object the members of a description, as built-ins have them, whether it has them already or not. lengths tells
 * the length of functions that take more arguments than they say. One call costs less than a definition for each.
 */
export function members(object, description, lengths) {
  addMembers(object, description, lengths);
}
