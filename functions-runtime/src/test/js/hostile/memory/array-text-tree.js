// SPDX-License-Identifier: Apache-2.0
// Attack: A tree of arrays that share their branches, turned into text.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  let tree = [1];
  for (let i = 0; i < 40; i++) tree = [tree, tree];
  return new Response(String(tree));
}
