// SPDX-License-Identifier: Apache-2.0
// Attack: A request to a public name with a Host header of another.
// Outcome: answers nothing reached

export async function onInvoke(request, env) {
  const reached = [];
  for (const name of ["Host", "host", "Transfer-Encoding", "Content-Length", "Connection", "Upgrade", "Proxy-Authorization", "Expect"]) {
    try {
      await fetch(env.CANARY, { method: "POST", body: "x", headers: { [name]: "127.0.0.1" } });
      reached.push(name);
    } catch {
      // Refused.
    }
  }
  return new Response(reached.join() || "nothing reached");
}
