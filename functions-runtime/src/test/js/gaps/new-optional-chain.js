// SPDX-License-Identifier: Apache-2.0
// Feature: new with an optional chain
// Status: missing
// Here: `new (names?.Maker)()` is refused by the build: esbuild prints it without the parentheses. Put the constructor in a variable first.
export function test(log) {
  const names = { Maker: class { made = 1; } };
  log(new (names?.Maker)().made);
}
//> 1
//v8! build: 7:12 SyntaxError: Invalid optional chain from new expression
