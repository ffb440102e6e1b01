// SPDX-License-Identifier: Apache-2.0
// Feature: Symbol.match, Symbol.replace, Symbol.split set on String.prototype
// Status: differs
// Here: They are ignored when the pattern is a plain text. On objects of your own they work.
export function test(log) {
  String.prototype[Symbol.replace] = () => "own";
  log("a".replace("a", "b"));
  delete String.prototype[Symbol.replace];
}
//> own
//! b
//v8! b
