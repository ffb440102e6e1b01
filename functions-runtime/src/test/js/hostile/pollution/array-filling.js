// SPDX-License-Identifier: Apache-2.0
// Attack: What fills an array, replaced so as to see what the platform fills its own with.
// Outcome: answers nothing reached

let reached = "nothing reached";

export async function onInvoke() {
  const { push } = Array.prototype;
  Array.prototype.push = function () {
    reached = "push";
    throw { get name() { throw 1; } };
  };
  try {
    new TextDecoder("utf-16le").decode(new Uint8Array([65, 0]));
    await new Promise((resolve) => setTimeout(resolve, 1));
  } finally {
    Array.prototype.push = push;
  }
  return new Response(reached);
}
