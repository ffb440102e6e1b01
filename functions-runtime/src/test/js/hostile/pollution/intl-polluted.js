// SPDX-License-Identifier: Apache-2.0
// Attack: Formatters of Intl that format otherwise.
// Outcome: error TypeError

export function onInvoke() {
  const response = new Response("ruined");
  Intl.NumberFormat.prototype.format = () => "polluted";
  Intl.NumberFormat = null;
  Number.prototype.toLocaleString = () => "polluted";
  Date.prototype.toLocaleString = () => "polluted";
  return response;
}
