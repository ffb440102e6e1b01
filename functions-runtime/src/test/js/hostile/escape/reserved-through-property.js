// SPDX-License-Identifier: Apache-2.0
// Attack: The counter of the guards, reached as a property.
// Outcome: timed-out

export function onInvoke() {
  const reached = [];
  for (const name of ["$rt$n", "$rt$check", "$rt$caught"]) {
    globalThis[name] = () => 1e9;
    if (onInvoke[name] !== undefined) reached.push(name);
  }
  let turns = 0;
  for (;;) turns++;
  return new Response(reached.join() || "nothing reached");
}
