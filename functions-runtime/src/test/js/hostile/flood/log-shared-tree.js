// SPDX-License-Identifier: Apache-2.0
// Attack: A tree of shared branches, written to the console without a bound on its depth.
// Outcome: answers logged
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  let tree = {};
  for (let i = 0; i < 40; i++) tree = { a: tree, b: tree };
  console.dir(tree, { depth: null });
  return new Response("logged");
}
