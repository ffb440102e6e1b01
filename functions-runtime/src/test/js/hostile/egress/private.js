// SPDX-License-Identifier: Apache-2.0
// Attack: Addresses of private networks.
// Outcome: answers nothing reached

export async function onInvoke(request, env) {
  const reached = [];
  for (const url of [
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.0.1/",
    "http://100.64.0.1/",
    "http://198.18.0.1/",
    "http://192.0.2.1/",
    "http://[fc00::1]/",
    "http://[fd12:3456:789a::1]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[64:ff9b::a00:1]/",
    "http://[2002:a00:1::]/",
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
