// SPDX-License-Identifier: Apache-2.0
// Feature: Regular expressions in URLPattern
// Status: differs
// Here: Sets of the flag v (`[\p{L}--[a-z]]`) are a TypeError. `compareComponent` and `generate` are undefined.
export function test(log) {
  try {
    log(new URLPattern({ pathname: "/([\\p{L}--[a-z]])" }).test({ pathname: "/A" }));
  } catch (error) {
    log(error.name);
  }
}
//> true
//! TypeError
//v8! TypeError
