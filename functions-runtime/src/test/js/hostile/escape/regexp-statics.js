// SPDX-License-Identifier: Apache-2.0
// Attack: What another function matched last.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  for (const name of ["$1", "$2", "$_", "$&", "input", "lastMatch", "lastParen", "leftContext", "rightContext"]) {
    if (RegExp[name]) reached.push(name);
  }
  return new Response(reached.join() || "nothing reached");
}
