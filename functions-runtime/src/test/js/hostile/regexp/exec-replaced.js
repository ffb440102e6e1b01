// SPDX-License-Identifier: Apache-2.0
// Attack: An expression whose exec always matches.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const always = /a/g;
  always.exec = () => ["a"];
  "aaa".replace(always, "b");
}
