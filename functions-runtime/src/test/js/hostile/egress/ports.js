// SPDX-License-Identifier: Apache-2.0
// Attack: Ports of other services on this machine.
// Outcome: answers nothing reached

export async function onInvoke(request, env) {
  const reached = [];
  for (const url of [
    `http://127.0.0.1:22/`,
    `http://127.0.0.1:25/`,
    `http://127.0.0.1:53/`,
    `http://127.0.0.1:389/`,
    `http://127.0.0.1:5432/`,
    `http://127.0.0.1:8080/`,
    `http://127.0.0.1:8443/`,
    `http://127.0.0.1:9990/`,
    `http://127.0.0.1:9993/`,
    `http://127.0.0.1:3306/`,
    `http://127.0.0.1:6379/`,
    `http://127.0.0.1:11211/`,
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
