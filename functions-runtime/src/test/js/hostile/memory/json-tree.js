// SPDX-License-Identifier: Apache-2.0
// Attack: A tree of objects that share their branches, turned into JSON.
// Outcome: memory
// Outcome: timed-out
// Outcome: error RangeError /string length|repeat count|limit/

export function onInvoke() {
  let tree = {};
  for (let i = 0; i < 40; i++) tree = { a: tree, b: tree };
  return Response.json(tree);
}
