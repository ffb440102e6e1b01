// SPDX-License-Identifier: Apache-2.0
// Feature: Object.setPrototypeOf on a class
// Status: differs
// Here: It changes what the class inherits, not which constructor `super()` calls: that is the one the class was declared with.
export function test(log) {
  class Point { constructor(x) { this.of = "point " + x; } }
  class Space { constructor(x) { this.of = "space " + x; } static kind() { return "space"; } }
  class Place extends Point {}
  Object.setPrototypeOf(Place, Space);
  log(Place.kind());
  log(new Place(1).of);
}
//> space
//> space 1
//! space
//! point 1
