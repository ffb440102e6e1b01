// SPDX-License-Identifier: Apache-2.0
// Attack: An array that gets an element far away from the others, in steps that a dense array would follow.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const list = [];
  for (let i = 0, at = 0; ; i++) {
    at += 100_000;
    list[at % 4_294_967_295] = i;
  }
}
