// SPDX-License-Identifier: Apache-2.0
// Attack: The global object as this of a plain call.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const plain = function () {
    return this;
  };
  if (plain() !== undefined) reached.push("call");
  if (plain.call(null) !== null) reached.push("null");
  if ((0, plain)() !== undefined) reached.push("comma");
  if ([1].map(plain)[0] !== undefined) reached.push("callback");
  return new Response(reached.join() || "nothing reached");
}
