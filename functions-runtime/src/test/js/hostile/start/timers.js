// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that leaves an endless timer behind.
// Outcome: timed-out
// Outcome: memory
// Outcome: start-failed /longer than|limit|memory/
// Outcome on V8: answers started
// Outcome on V8: timed-out
// Outcome on V8: memory
// Outcome on V8: start-failed /longer than|limit|memory/

setTimeout(() => {
  for (;;);
}, 0);
setInterval(() => {}, 1);

export function onInvoke() {
  return new Response("started");
}
