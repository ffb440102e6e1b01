// SPDX-License-Identifier: Apache-2.0
// Attack: A generator that catches whatever is thrown into it.
// Outcome: timed-out

function* deaf() {
  for (;;) {
    try {
      yield 1;
    } catch {
      // Whatever it was.
    }
  }
}

export function onInvoke() {
  const generator = deaf();
  generator.next();
  for (;;) generator.throw(new Error("stop"));
}
