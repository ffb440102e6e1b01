// SPDX-License-Identifier: Apache-2.0
// Feature: Unicode of regular expressions
// Status: differs
// Here: The version is that of the Java runtime (Java 17: Unicode 13). Scripts that came later are refused by the build, characters that came later match no category.
export function test(log) {
  log(/\p{L}/u.test("\u{11f04}"));
}
//> true
//! false
