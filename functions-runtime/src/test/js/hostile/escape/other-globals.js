// SPDX-License-Identifier: Apache-2.0
// Attack: The global objects of others, through frames, workers and shared parts.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    () => parent.location,
    () => top.location,
    () => frames[0],
    () => opener.x,
    () => new Worker("data:,"),
    () => new SharedWorker("x"),
    () => importScripts("x"),
    () => document.cookie,
    () => localStorage.x,
    () => sessionStorage.x,
    () => indexedDB.open("x"),
  ];
  for (const attempt of tries) {
    try {
      const value = attempt();
      if (value !== undefined) reached.push(`${attempt}`.slice(0, 60));
    } catch {
      // Refused.
    }
  }
  return new Response(reached.join() || "nothing reached");
}
