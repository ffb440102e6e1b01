// SPDX-License-Identifier: Apache-2.0
// Feature: performance.mark, performance.measure
// Status: missing
// Here: They are undefined, as is `PerformanceObserver`. Take `performance.now()`.
export function test(log) {
  log(typeof performance.mark, typeof performance.measure);
}
//> function function
//! undefined undefined
//v8! undefined undefined
