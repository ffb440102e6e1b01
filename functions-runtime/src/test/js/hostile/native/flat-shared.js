// SPDX-License-Identifier: Apache-2.0
// Attack: An array that holds itself twice over, forty times, flattened.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  let tree = [1];
  for (let i = 0; i < 40; i++) tree = [tree, tree];
  return new Response(String(tree.flatMap((branch) => branch.flat(Infinity)).length));
}
