// SPDX-License-Identifier: Apache-2.0
// Attack: Names of the server itself.
// Outcome: answers nothing reached

export async function onInvoke(request, env) {
  const reached = [];
  for (const url of [
    `http://localhost:${new URL(env.CANARY).port}/`,
    `http://LOCALHOST:${new URL(env.CANARY).port}/`,
    `http://localhost.:${new URL(env.CANARY).port}/`,
    `http://foo.localhost:${new URL(env.CANARY).port}/`,
    `http://localhost.localdomain:${new URL(env.CANARY).port}/`,
    `http://ip6-localhost:${new URL(env.CANARY).port}/`,
    `http://ip6-loopback:${new URL(env.CANARY).port}/`,
    `http://%6c%6f%63alhost:${new URL(env.CANARY).port}/`,
    `http://１２７.0.0.1:${new URL(env.CANARY).port}/`,
    `http://①②⑦.⓪.⓪.①:${new URL(env.CANARY).port}/`,
    `http://127。0。0。1:${new URL(env.CANARY).port}/`,
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
