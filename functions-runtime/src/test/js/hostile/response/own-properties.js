// SPDX-License-Identifier: Apache-2.0
// Attack: A response with properties of its own that lie.
// Outcome: answers true body
// Outcome: malformed
// Outcome: timed-out

export function onInvoke() {
  const response = new Response("true body");
  for (const name of ["status", "headers", "body", "text", "arrayBuffer", "then"]) {
    try {
      Object.defineProperty(response, name, { get() { for (;;); } });
    } catch {}
  }
  return response;
}
