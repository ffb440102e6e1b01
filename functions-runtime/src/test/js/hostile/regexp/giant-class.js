// SPDX-License-Identifier: Apache-2.0
// Attack: A class of a hundred thousand ranges that ignores case.
// Outcome: error SyntaxError
// Outcome: error RangeError
// Outcome: timed-out
// Outcome: memory
// Outcome: answers false

export function onInvoke() {
  let ranges = "";
  for (let i = 0; i < 100_000; i++) ranges += `\\u{${(i * 3 + 256).toString(16)}}-\\u{${(i * 3 + 257).toString(16)}}`;
  return new Response(String(new RegExp(`[${ranges}]+x`, "iu").test("\u0101".repeat(100_000))));
}
