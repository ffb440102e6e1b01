// SPDX-License-Identifier: Apache-2.0
// Attack: The global objects of others, through frames, workers and shared parts.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    ["parent.location", () => parent.location],
    ["top.location", () => top.location],
    ["frames[0]", () => frames[0]],
    ["opener.x", () => opener.x],
    ["new Worker(\"data:,\")", () => new Worker("data:,")],
    ["new SharedWorker(\"x\")", () => new SharedWorker("x")],
    ["importScripts(\"x\")", () => importScripts("x")],
    ["document.cookie", () => document.cookie],
    ["localStorage.x", () => localStorage.x],
    ["sessionStorage.x", () => sessionStorage.x],
    ["indexedDB.open(\"x\")", () => indexedDB.open("x")],
  ];
  for (const [name, attempt] of tries) {
    try {
      const value = attempt();
      if (value !== undefined) reached.push(name);
    } catch {
      // Refused.
    }
  }
  return new Response(reached.join() || "nothing reached");
}
