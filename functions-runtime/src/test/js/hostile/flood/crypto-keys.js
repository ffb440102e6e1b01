// SPDX-License-Identifier: Apache-2.0
// Attack: Keys without end, all kept.
// Outcome: memory
// Outcome: timed-out

export async function onInvoke() {
  const kept = [];
  for (;;) kept.push(await crypto.subtle.importKey("raw", new Uint8Array(1000), { name: "HMAC", hash: "SHA-256" }, true, ["sign"]));
}
