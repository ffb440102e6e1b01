// SPDX-License-Identifier: Apache-2.0
// Feature: Keys of typed arrays
// Status: differs
// Here: `array[-1] = 1` and `array["1.5"] = 1` make properties; `delete array[0]` and a wrong `Object.defineProperty` throw nothing.
export function test(log) {
  const bytes = new Uint8Array(1);
  bytes[-1] = 1;
  log(bytes[-1], -1 in bytes);
  try {
    delete bytes[0];
    log("no error");
  } catch (error) {
    log(error.name);
  }
}
//> undefined false
//> TypeError
//! 1 true
//! no error
