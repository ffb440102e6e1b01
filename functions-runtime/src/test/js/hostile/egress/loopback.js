// SPDX-License-Identifier: Apache-2.0
// Attack: Loopback addresses, written in many ways.
// Outcome: answers nothing reached

export async function onInvoke(request, env) {
  const reached = [];
  for (const url of [
    `http://127.0.0.1:${new URL(env.CANARY).port}/`,
    `http://127.1:${new URL(env.CANARY).port}/`,
    `http://127.0.1:${new URL(env.CANARY).port}/`,
    `http://2130706433:${new URL(env.CANARY).port}/`,
    `http://0x7f000001:${new URL(env.CANARY).port}/`,
    `http://0x7f.0.0.1:${new URL(env.CANARY).port}/`,
    `http://0177.0.0.1:${new URL(env.CANARY).port}/`,
    `http://017700000001:${new URL(env.CANARY).port}/`,
    `http://127.0.0.1.:${new URL(env.CANARY).port}/`,
    `http://127.255.255.254:${new URL(env.CANARY).port}/`,
    `http://0.0.0.0:${new URL(env.CANARY).port}/`,
    `http://0:${new URL(env.CANARY).port}/`,
    `http://[::1]:${new URL(env.CANARY).port}/`,
    `http://[::]:${new URL(env.CANARY).port}/`,
    `http://[0:0:0:0:0:0:0:1]:${new URL(env.CANARY).port}/`,
    `http://[::ffff:127.0.0.1]:${new URL(env.CANARY).port}/`,
    `http://[::ffff:7f00:1]:${new URL(env.CANARY).port}/`,
    `http://[::127.0.0.1]:${new URL(env.CANARY).port}/`,
    `http://[64:ff9b::7f00:1]:${new URL(env.CANARY).port}/`,
    `http://[2002:7f00:1::1]:${new URL(env.CANARY).port}/`,
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
