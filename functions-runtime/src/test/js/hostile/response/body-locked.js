// SPDX-License-Identifier: Apache-2.0
// Attack: A body that a reader holds.
// Outcome: malformed

export function onInvoke() {
  const response = new Response("x");
  response.body.getReader();
  return response;
}
