// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb that is tried at one place only.
// Outcome: timed-out

export function onInvoke() {
  const bomb = /(a+)+b/y;
  bomb.lastIndex = 1;
  bomb.test("a".repeat(50));
}
