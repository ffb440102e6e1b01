// SPDX-License-Identifier: Apache-2.0
// Attack: The checks of addresses replaced, as far as a function can reach them.
// Outcome: answers nothing reached

export function onInvoke(request, env) {
  const response = new Response("nothing reached");
  String.prototype.startsWith = String.prototype.includes = RegExp.prototype.test = () => false;
  Array.prototype.some = Array.prototype.includes = Set.prototype.has = () => false;
  Object.defineProperty(URL.prototype, "hostname", { get: () => "example.com" });
  Object.defineProperty(URL.prototype, "protocol", { get: () => "https:" });
  return fetch(env.CANARY).then(() => new Response("reached"), () => response);
}
