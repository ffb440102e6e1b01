// SPDX-License-Identifier: Apache-2.0
// Attack: A thrown error of three hundred million letters.
// Outcome: error .*
// Outcome on V8: memory

export function onInvoke() {
  throw new Error("x".repeat(3_000_000).repeat(100));
}
