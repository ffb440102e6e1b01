// SPDX-License-Identifier: Apache-2.0
// Attack: A chain of promises that lets no timer come to its turn.
// Outcome: timed-out

export function onInvoke() {
  const spin = () => Promise.resolve().then(spin);
  spin();
  return new Promise((resolve) => setTimeout(() => resolve(new Response("timer")), 0));
}
