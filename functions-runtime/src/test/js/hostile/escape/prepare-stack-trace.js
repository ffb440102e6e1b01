// SPDX-License-Identifier: Apache-2.0
// Attack: Call sites with their functions and receivers, as V8 hands them to a hook.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  Error.prepareStackTrace = (error, sites) => sites;
  const sites = new Error("x").stack;
  if (Array.isArray(sites)) {
    for (const site of sites) {
      if (site.getThis?.() !== undefined) reached.push("this");
      if (typeof site.getFunction?.() === "function") reached.push("function");
    }
  }
  const target = {};
  Error.captureStackTrace?.(target);
  if (typeof target.stack === "object" && target.stack !== null && !Array.isArray(target.stack)) reached.push("capture");
  return new Response(reached.join() || "nothing reached");
}
