// SPDX-License-Identifier: Apache-2.0
// Feature: parseInt of 20 digits and more, toString with a radix
// Status: differs
// Here: The last of more than 15 digits may differ.
export function test(log) {
  log(parseInt("99999999999999999999"), (1e21 + 1).toString(7));
}
//> 100000000000000000000 5135235413265003022600000
//! 100000000000000020000 5135235413265003023000000
