// SPDX-License-Identifier: Apache-2.0
// Attack: A chain of a hundred thousand subclasses, made and constructed.
// Outcome: answers overflowed
// Outcome: answers ended
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  try {
    let C = class {};
    for (let i = 0; i < 20_000; i++) C = class extends C {};
    new C();
  } catch (e) {
    return new Response(e instanceof RangeError ? "overflowed" : `${e}`);
  }
  return new Response("ended");
}
