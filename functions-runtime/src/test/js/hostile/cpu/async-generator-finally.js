// SPDX-License-Identifier: Apache-2.0
// Attack: An async generator that loops in its finally block when its reader leaves it.
// Outcome: timed-out

async function* stubborn() {
  try {
    yield 1;
  } finally {
    for (;;) await null;
  }
}

export async function onInvoke() {
  for await (const value of stubborn()) break;
}
