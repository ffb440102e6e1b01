// SPDX-License-Identifier: Apache-2.0
// Attack: Properties added and removed until every object of the function has a shape of its own.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (let i = 0; i < 2000; i++) {
    Object.prototype[`p${i}`] = i;
    Array.prototype[`p${i}`] = i;
    if (i % 3 === 0) {
      delete Object.prototype[`p${i}`];
      delete Array.prototype[`p${i}`];
    }
  }
  return response;
}
