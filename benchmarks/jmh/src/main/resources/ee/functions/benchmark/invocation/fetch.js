// SPDX-License-Identifier: Apache-2.0
// Asks the server whose address it is sent, and passes on what that says.

export async function onInvoke(request) {
  const answer = await fetch(await request.text());
  return Response.json({ answer: await answer.json() });
}
