// SPDX-License-Identifier: Apache-2.0
// Attack: Modules of files, addresses, the engine and Node, imported at run time.
// Outcome: answers nothing reached

export async function onInvoke(request, env) {
  const reached = [];
  for (const name of ["file:///etc/passwd", "/etc/passwd", "../../etc/passwd", "http://127.0.0.1/", env.CANARY, "node:fs", "fs", "nashorn:mozilla_compat.js", "jar:file:///x!/y", "data:text/javascript,export default 1", "blob:x", "java:java.lang.System"]) {
    try {
      await import(name);
      reached.push(name);
    } catch {
      // Refused.
    }
  }
  return new Response(reached.join() || "nothing reached");
}
