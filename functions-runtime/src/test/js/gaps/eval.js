// SPDX-License-Identifier: Apache-2.0
// Feature: eval, new Function
// Status: missing
// Here: Code cannot be made from text: an EvalError. Compile templates and validators before you upload.
export function test(log) {
  for (const make of [() => eval("1 + 1"), () => new Function("return 2")(), () => (() => 1).constructor("return 2")()]) {
    try {
      log(make());
    } catch (error) {
      log(error.name);
    }
  }
}
//> 2
//> 2
//> 2
//! EvalError
//! EvalError
//! EvalError
//v8! EvalError
//v8! EvalError
//v8! EvalError
