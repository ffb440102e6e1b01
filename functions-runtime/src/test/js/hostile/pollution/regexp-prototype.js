// SPDX-License-Identifier: Apache-2.0
// Attack: Expressions that match everything.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  RegExp.prototype.exec = () => ["polluted"];
  RegExp.prototype.test = () => true;
  for (const symbol of [Symbol.match, Symbol.replace, Symbol.split, Symbol.search]) RegExp.prototype[symbol] = () => "polluted";
  return response;
}
