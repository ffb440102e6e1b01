// SPDX-License-Identifier: Apache-2.0
// Attack: The pattern that trims blanks, over very many of them.
// Outcome: timed-out
// Outcome: error RangeError

export function onInvoke() {
  return new Response(String(`${" ".repeat(500_000)}x`.repeat(3).replace(/\s+$/g, "")));
}
