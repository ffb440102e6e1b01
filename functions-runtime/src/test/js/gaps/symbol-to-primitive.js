// SPDX-License-Identifier: Apache-2.0
// Feature: Symbol.toPrimitive
// Status: differs
// Here: Template literals ask it first, as they should. An own `toString` or `valueOf` beside it wins in `+`, `==`, `String()` and `Number()`; `==` asks for a number.
export function test(log) {
  const value = { [Symbol.toPrimitive]: (hint) => hint, toString: () => "text", valueOf: () => 1 };
  log(`${value}`, value + "", String(value));
  const number = { [Symbol.toPrimitive]: (hint) => (hint === "number" ? 42 : hint) };
  log(number == 42, number * 1);
}
//> string default string
//> false 42
//! string 1 text
//! true 42
