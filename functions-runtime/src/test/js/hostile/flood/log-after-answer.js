// SPDX-License-Identifier: Apache-2.0
// Attack: Lines written by tasks that a function left behind.
// Outcome: answers answered

export function onInvoke() {
  setTimeout(() => { for (;;) console.log("late"); }, 0);
  return new Response("answered");
}
