// SPDX-License-Identifier: Apache-2.0
// Feature: new with arrow functions, methods, async functions and generators
// Status: differs
// Here: It makes an object where the standard throws a TypeError; `Reflect.construct` takes them too.
export function test(log) {
  const object = { method() {} };
  for (const each of [() => 1, object.method, async () => 1, function* () {}]) {
    try {
      new each();
      log("no error");
    } catch (error) {
      log(error.name);
    }
  }
}
//> TypeError
//> TypeError
//> TypeError
//> TypeError
//! no error
//! no error
//! no error
//! no error
