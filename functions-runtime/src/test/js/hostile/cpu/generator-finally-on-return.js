// SPDX-License-Identifier: Apache-2.0
// Attack: A generator that loops in its finally block when its reader leaves it.
// Outcome: timed-out

function* stubborn() {
  try {
    yield 1;
  } finally {
    for (;;);
  }
}

export function onInvoke() {
  for (const value of stubborn()) break;
}
