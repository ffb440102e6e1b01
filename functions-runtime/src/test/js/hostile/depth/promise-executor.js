// SPDX-License-Identifier: Apache-2.0
// Attack: A promise whose executor makes a promise.
// Outcome: answers ended

export async function onInvoke() {
  const f = () => new Promise(() => f());
  await Promise.race([f(), null]);
  return new Response("ended");
}
