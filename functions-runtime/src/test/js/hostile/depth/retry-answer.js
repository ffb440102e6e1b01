// SPDX-License-Identifier: Apache-2.0
// Attack: An overflow after which the function answers from the edge of the stack.
// Outcome: answers answered
// Outcome: error RangeError /call stack/
// Outcome: timed-out

export function onInvoke() {
  let best;
  const f = () => {
    try {
      f();
    } catch {
      best ??= new Response("answered");
    }
  };
  f();
  return best;
}
