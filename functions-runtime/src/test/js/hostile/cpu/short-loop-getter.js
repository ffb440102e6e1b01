// SPDX-License-Identifier: Apache-2.0
// Attack: A loop of few turns over something whose length grows as it is asked.
// Outcome: timed-out

export function onInvoke() {
  let length = 1;
  const list = { get length() { return length++; } };
  for (let i = 0; i < list.length; i++);
}
