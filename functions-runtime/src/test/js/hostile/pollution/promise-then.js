// SPDX-License-Identifier: Apache-2.0
// Attack: A then of promises that never calls back.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  Promise.prototype.then = () => new Promise(() => {});
  Promise.prototype.catch = () => {};
  Promise.prototype.finally = () => {};
  return response;
}
