// SPDX-License-Identifier: Apache-2.0
// Attack: Addresses of nobody and of many.
// Outcome: answers nothing reached

export async function onInvoke(request, env) {
  const reached = [];
  for (const url of [
    "http://224.0.0.1/",
    "http://239.255.255.250:1900/",
    "http://255.255.255.255/",
    "http://240.0.0.1/",
    "http://[ff02::1]/",
    "http://[ff05::2]/",
    "http://0.1.2.3/",
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
