// SPDX-License-Identifier: Apache-2.0
// Attack: A pattern of a hundred thousand nested groups.
// Outcome: error SyntaxError

export function onInvoke() {
  return new Response(String(new RegExp("(".repeat(100_000) + ")".repeat(100_000)).test("")));
}
