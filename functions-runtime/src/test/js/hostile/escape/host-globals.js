// SPDX-License-Identifier: Apache-2.0
// Attack: The names the platform's own code uses between itself and scripts.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  for (const name of [
    "host",
    "$jscomp",
    "$rt",
    "$rt$check",
    "$rt$n",
    "$rt$caught",
    "$rt$language",
    "__host",
    "__prelude",
    "intrinsics",
    "primitives",
  ]) {
    if (name in globalThis || typeof globalThis[name] !== "undefined") reached.push(name);
  }
  return new Response(reached.join() || "nothing reached");
}
