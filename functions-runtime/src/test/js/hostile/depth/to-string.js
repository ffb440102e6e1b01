// SPDX-License-Identifier: Apache-2.0
// Attack: An object whose text contains its own text.
// Outcome: answers overflowed

export function onInvoke() {
  try {
    const o = { toString() { return `${o}!`; } };
    `${o}`;
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
