// SPDX-License-Identifier: Apache-2.0
// Attack: Variables and properties of the server's own process.
// Outcome: answers nothing reached

export function onInvoke(request, env) {
  const reached = [];
  for (const name of ["PATH", "HOME", "JAVA_HOME", "user.dir", "java.version", "JBOSS_HOME"]) {
    if (env[name] !== undefined || globalThis.process?.env?.[name] !== undefined) reached.push(name);
  }
  return new Response(reached.join() || "nothing reached");
}
