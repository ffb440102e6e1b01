// SPDX-License-Identifier: Apache-2.0
// Feature: Kinds of functions at run time
// Status: differs
// Here: Generators and async functions are plain functions: tag `[object Function]`, constructor `Function`. A library cannot tell an async function from another.
export function test(log) {
  for (const each of [function* () {}, async () => 1, async function* () {}]) {
    log(Object.prototype.toString.call(each), each.constructor.name);
  }
}
//> [object GeneratorFunction] GeneratorFunction
//> [object AsyncFunction] AsyncFunction
//> [object AsyncGeneratorFunction] AsyncGeneratorFunction
//! [object Function] Function
//! [object Function] Function
//! [object Function] Function
