// SPDX-License-Identifier: Apache-2.0
// Feature: Proxy
// Status: missing
// Here: `typeof Proxy` is `"undefined"`, any other use throws a ReferenceError. Libraries that ask first take another way; libraries that need it do not run.
export function test(log) {
  log(typeof Proxy);
  log(new Proxy({}, { get: (target, key) => key }).name);
}
//> function
//> name
//! ReferenceError: Proxy is not available: this engine cannot carry it
