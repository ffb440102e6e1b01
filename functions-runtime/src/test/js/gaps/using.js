// SPDX-License-Identifier: Apache-2.0
// Feature: using, await using, Symbol.dispose
// Status: missing
// Here: `Symbol.dispose` and `Symbol.asyncDispose` are undefined, so that `using` throws a TypeError. Write try and finally.
export function test(log) {
  {
    using resource = { [Symbol.dispose]() { log("disposed"); } };
    log("used");
  }
}
//> used
//> disposed
//! TypeError: Object not disposable
