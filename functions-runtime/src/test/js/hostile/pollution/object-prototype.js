// SPDX-License-Identifier: Apache-2.0
// Attack: Properties on the prototype of all objects.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const name of ["polluted", "status", "headers", "body", "url", "enumerable", "writable", "configurable", "timeLimit", "limits"]) {
    Object.prototype[name] = "polluted";
  }
  return response;
}
