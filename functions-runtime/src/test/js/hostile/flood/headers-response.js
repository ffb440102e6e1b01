// SPDX-License-Identifier: Apache-2.0
// Attack: An answer with a hundred thousand headers.
// Outcome: malformed /header/
// Outcome: error .*Error /header|limit/
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const headers = new Headers();
  for (let i = 0; i < 20_000; i++) headers.append(`x-header-${i}`, "value");
  return new Response("x", { headers });
}
