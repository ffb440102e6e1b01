// SPDX-License-Identifier: Apache-2.0
// Attack: A tag that tags.
// Outcome: answers overflowed
// Outcome: timed-out

export function onInvoke() {
  try {
    const tag = () => tag`x${1}` + 1;
    tag`x`;
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
