// SPDX-License-Identifier: Apache-2.0
// Attack: A thousand requests at once.
// Outcome: answers limited

export async function onInvoke(request, env) {
  const outcomes = await Promise.all(
    Array.from({ length: 1000 }, (_, i) => fetch(`${env.CANARY}?${i}`).then(() => "sent", (e) => e.message)),
  );
  const limited = outcomes.some((text) => /limit|too many|at most/i.test(text));
  return new Response(outcomes.includes("sent") ? "sent" : limited ? "limited" : "unlimited");
}
