// SPDX-License-Identifier: Apache-2.0
// Attack: An object that gets ever more keys.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const object = {};
  for (let i = 0; ; i++) object[`key${i}`] = i;
}
