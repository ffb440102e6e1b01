// SPDX-License-Identifier: Apache-2.0
// Attack: An answer that sets fifty thousand cookies.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const headers = new Headers();
  for (let i = 0; i < 50_000; i++) headers.append("set-cookie", `cookie${i}=1`);
  return new Response("x", { headers });
}
