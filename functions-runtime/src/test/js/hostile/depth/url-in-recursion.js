// SPDX-License-Identifier: Apache-2.0
// Attack: Web interfaces used at every depth until the stack is full.
// Outcome: answers overflowed
// Outcome: timed-out

export function onInvoke() {
  try {
    const f = () => new URL("https://example.com/?a=b").href.length + new Headers([["a", "b"]]).get("a").length + f();
    f();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
