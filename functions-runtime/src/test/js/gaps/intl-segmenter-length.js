// SPDX-License-Identifier: Apache-2.0
// Feature: Segmenter for long texts
// Status: differs
// Here: A text of more than 1,000,000 characters is a RangeError. Cut it at line ends.
export function test(log) {
  try {
    log(typeof new Intl.Segmenter("en").segment("a".repeat(1000001)));
  } catch (error) {
    log(error.name);
  }
}
//> object
//! RangeError
//v8! RangeError
