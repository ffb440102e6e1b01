// SPDX-License-Identifier: Apache-2.0
// Attack: Names under which the environment of another function could be found.
// Outcome: answers nothing reached

export function onInvoke(request, env) {
  const reached = [];
  for (const name of Reflect.ownKeys(globalThis)) {
    let text = "";
    try {
      text = JSON.stringify(globalThis[name]) ?? "";
    } catch {}
    if (text.includes("secret of innocent")) reached.push(String(name));
  }
  if (JSON.stringify(env).includes("secret of innocent")) reached.push("env");
  return new Response(reached.join() || "nothing reached");
}
