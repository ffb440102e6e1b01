// SPDX-License-Identifier: Apache-2.0
// Attack: State of the module that grows with each invocation.
// Outcome: memory
// Outcome: answers fine
// Outcome: error RangeError
// Outcome on V8: answers hoards
// Invocations: 100

const hoard = [];

export function onInvoke() {
  hoard.push(String(hoard.length).padEnd(4_000_000, "x"));
  return new Response(hoard.length < 60 ? "fine" : "hoards");
}
