// SPDX-License-Identifier: Apache-2.0
// Attack: Properties that turn plain property descriptions into accessors.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  Object.prototype.get = () => "polluted";
  Object.prototype.set = () => {};
  return response;
}
