// SPDX-License-Identifier: Apache-2.0
// Attack: A body that has been read.
// Outcome: malformed /read/

export async function onInvoke() {
  const response = new Response("x");
  await response.text();
  return response;
}
