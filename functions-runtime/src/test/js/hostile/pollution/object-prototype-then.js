// SPDX-License-Identifier: Apache-2.0
// Attack: A then method on the prototype of all objects.
// Outcome: malformed

export function onInvoke() {
  const response = new Response("ruined");
  Object.prototype.then = function (resolve) {
    resolve("stolen");
  };
  return response;
}
