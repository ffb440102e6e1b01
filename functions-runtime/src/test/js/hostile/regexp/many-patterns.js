// SPDX-License-Identifier: Apache-2.0
// Attack: Patterns with classes that ignore case, made without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (let i = 0; ; i++) new RegExp(`[\\u0000-\\uffff${i}]\\p{L}`, "iu");
}
