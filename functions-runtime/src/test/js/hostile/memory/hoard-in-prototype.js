// SPDX-License-Identifier: Apache-2.0
// Attack: Elements that each invocation leaves on a built-in prototype.
// Outcome: memory
// Outcome: answers fine
// Outcome: error RangeError
// Invocations: 100

export function onInvoke() {
  (Array.prototype.hoard ??= []).push(new Array(500_000).fill({}));
  return new Response([].hoard.length < 60 ? "fine" : "hoards");
}
