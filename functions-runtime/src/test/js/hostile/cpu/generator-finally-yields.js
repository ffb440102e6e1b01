// SPDX-License-Identifier: Apache-2.0
// Attack: A generator that yields again from the finally block of its own end, for ever.
// Outcome: timed-out

function* stubborn() {
  for (;;) {
    try {
      yield 1;
    } finally {
      continue;
    }
  }
}

export function onInvoke() {
  const generator = stubborn();
  generator.next();
  for (;;) generator.return(1);
}
