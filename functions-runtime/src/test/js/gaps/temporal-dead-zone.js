// SPDX-License-Identifier: Apache-2.0
// Feature: let, const and class read before their line
// Status: differs
// Here: In the same function it is a ReferenceError. Through a closure, or from another case of a switch, the value is `undefined`.
export function test(log) {
  const read = () => value;
  for (const attempt of [() => { early; let early = 1; }, read]) {
    try {
      log(attempt());
    } catch (error) {
      log(error.name);
    }
  }
  const value = 1;
  try {
    switch (1) {
      case 0:
        let inner = 1;
      case 1:
        log(inner);
    }
  } catch (error) {
    log(error.name);
  }
}
//> ReferenceError
//> ReferenceError
//> ReferenceError
//! ReferenceError
//! undefined
//! undefined
