// SPDX-License-Identifier: Apache-2.0
// Attack: The request that the next handler might get.
// Outcome: answers ruined

export function onInvoke(request, env) {
  const response = new Response("ruined");
  Object.defineProperty(Object.getPrototypeOf(request), "json", { value: async () => ({ name: "polluted" }) });
  Object.defineProperty(Object.getPrototypeOf(request), "text", { value: async () => "polluted" });
  env.SECRET = "polluted";
  Object.getPrototypeOf(env).SECRET = "polluted";
  return response;
}
