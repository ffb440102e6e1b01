// SPDX-License-Identifier: Apache-2.0
// Attack: Functions whose call, apply and bind do something else.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  Function.prototype.call = () => "polluted";
  Function.prototype.apply = () => "polluted";
  Function.prototype.bind = () => () => "polluted";
  return response;
}
