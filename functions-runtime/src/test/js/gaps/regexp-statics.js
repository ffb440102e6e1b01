// SPDX-License-Identifier: Apache-2.0
// Feature: RegExp.$1 and RegExp.lastMatch
// Status: missing
// Here: These old statics are undefined. Use the result of the match.
export function test(log) {
  /(b)/.exec("abc");
  log(RegExp.$1, RegExp.lastMatch);
}
//> b b
//! undefined undefined
//v8! undefined undefined
