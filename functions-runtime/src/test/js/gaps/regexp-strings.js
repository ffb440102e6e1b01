// SPDX-License-Identifier: Apache-2.0
// Feature: Properties of strings in regular expressions
// Status: missing
// Here: `\p{RGI_Emoji}` and its like (flag v) are a SyntaxError that names them.
export function test(log) {
  log(new RegExp("^\\p{RGI_Emoji}$", "v").test("👍🏽"));
}
//> true
//! SyntaxError: Invalid regular expression: /^\p{RGI_Emoji}$/v: The property of strings 'RGI_Emoji' is not supported (at 1)
//v8! SyntaxError: Invalid regular expression: /^\p{RGI_Emoji}$/v: Invalid property name
