// SPDX-License-Identifier: Apache-2.0
// Attack: Properties of symbols that all realms might share.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const shared = Symbol.for("shared between sites");
  if (shared.mark !== undefined || Object.prototype[shared] !== undefined || Symbol.prototype.mark !== undefined) reached.push("mark");
  Symbol.prototype.mark = 1;
  Object.prototype[shared] = 1;
  return new Response(reached.join() || "nothing reached");
}
