// SPDX-License-Identifier: Apache-2.0
// Attack: Loopback addresses behind what looks like another host.
// Outcome: answers nothing reached

export async function onInvoke(request, env) {
  const reached = [];
  for (const url of [
    `http://example.com@127.0.0.1:${new URL(env.CANARY).port}/`,
    `http://example.com:80@127.0.0.1:${new URL(env.CANARY).port}/`,
    `http://127.0.0.1:${new URL(env.CANARY).port}\\@example.com/`,
    `http://127.0.0.1:${new URL(env.CANARY).port}#@example.com/`,
    `http://127.0.0.1:${new URL(env.CANARY).port}?@example.com/`,
    `http:127.0.0.1:${new URL(env.CANARY).port}/`,
    `http:/127.0.0.1:${new URL(env.CANARY).port}/`,
    `http:\\\\127.0.0.1:${new URL(env.CANARY).port}/`,
    `\thttp://127.0.0.1:${new URL(env.CANARY).port}/`,
    `HTTP://127.0.0.1:${new URL(env.CANARY).port}/`,
    `https://127.0.0.1:${new URL(env.CANARY).port}/`,
  ]) {
    try {
      await fetch(url);
      reached.push(url);
    } catch {
      // Refused.
    }
  }
  return new Response(reached.join() || "nothing reached");
}
