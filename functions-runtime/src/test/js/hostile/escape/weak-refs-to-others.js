// SPDX-License-Identifier: Apache-2.0
// Attack: Objects that finalisation hands out again.
// Outcome: answers nothing reached

export async function onInvoke() {
  const reached = [];
  const registry = new FinalizationRegistry((held) => reached.push(typeof held));
  registry.register({}, {});
  await new Promise((resolve) => setTimeout(resolve, 10));
  return new Response(reached.join() || "nothing reached");
}
