// SPDX-License-Identifier: Apache-2.0
// Attack: A wait for a moment that the clock reaches in an hour.
// Outcome: timed-out

export function onInvoke() {
  const end = Date.now() + 3600e3;
  while (Date.now() < end);
}
