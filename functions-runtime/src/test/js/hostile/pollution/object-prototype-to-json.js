// SPDX-License-Identifier: Apache-2.0
// Attack: A toJSON on the prototype of all objects.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  Object.prototype.toJSON = () => "polluted";
  Array.prototype.toJSON = () => "polluted";
  String.prototype.toJSON = () => "polluted";
  return response;
}
