// SPDX-License-Identifier: Apache-2.0
// Waits for another server, which takes 20 ms, and passes on what it says.

export async function onInvoke(request, env) {
  const response = await fetch(env.UPSTREAM);
  return Response.json({ answer: await response.json() });
}
