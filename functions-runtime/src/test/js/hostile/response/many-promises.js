// SPDX-License-Identifier: Apache-2.0
// Attack: A promise for a promise for an answer that never comes.
// Outcome: timed-out

export function onInvoke() {
  const later = () => new Promise((resolve) => setTimeout(() => resolve(later()), 1));
  return later();
}
