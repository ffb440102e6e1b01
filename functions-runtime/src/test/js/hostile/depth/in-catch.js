// SPDX-License-Identifier: Apache-2.0
// Attack: A catch clause that calls its own function.
// Outcome: answers overflowed
// Outcome: timed-out

export function onInvoke() {
  try {
    const f = () => {
      try {
        throw new Error("x");
      } catch {
        return f() + 1;
      }
    };
    f();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
