// SPDX-License-Identifier: Apache-2.0
// Attack: An async function that calls itself before it awaits.
// Outcome: error RangeError /call stack/

export async function onInvoke() {
  const f = async (n) => 1 + (await f(n + 1));
  return new Response(String(await f(0)));
}
