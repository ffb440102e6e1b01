// SPDX-License-Identifier: Apache-2.0
// Attack: Loopback in requests whose URL or options lie.
// Outcome: answers nothing reached

export async function onInvoke(_, env) {
  const reached = [];
  const lying = { toString: () => (lying.asked++ ? env.CANARY : "http://example.invalid/"), asked: 0 };
  const inputs = [new Request(env.CANARY), new Request("http://example.invalid/", new Request(env.CANARY)), new URL(env.CANARY), lying,
    { url: env.CANARY, toString: () => env.CANARY }, Object.create(new URL(env.CANARY))];
  for (const input of inputs) {
    try {
      await fetch(input);
      reached.push(String(input));
    } catch {
      // Refused.
    }
  }
  const request = new Request("http://example.invalid/");
  try {
    Object.defineProperty(request, "url", { value: env.CANARY });
    await fetch(request);
    reached.push("url");
  } catch {}
  return new Response(reached.join() || "nothing reached");
}
