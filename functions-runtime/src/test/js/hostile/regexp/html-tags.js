// SPDX-License-Identifier: Apache-2.0
// Attack: The pattern for comments and tags, over many openings.
// Outcome: timed-out
// Outcome: error RangeError

export function onInvoke() {
  return new Response(String("<!--".repeat(200_000).replace(/<!--[\s\S]*?-->/g, "")));
}
