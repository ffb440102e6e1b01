// SPDX-License-Identifier: Apache-2.0
// Feature: Event.isTrusted
// Status: differs
// Here: It is an accessor of the prototype, not of each event.
export function test(log) {
  log(Object.hasOwn(new Event("e"), "isTrusted"), new Event("e").isTrusted);
}
//> true false
//! false false
//v8! false false
