// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that leaves an iterator waiting in an endless finally.
// Outcome: start-failed /longer than|limit|memory/

function* stubborn() {
  try {
    yield 1;
  } finally {
    for (;;);
  }
}

for (const value of stubborn()) break;

export function onInvoke() {
  return new Response("started");
}
