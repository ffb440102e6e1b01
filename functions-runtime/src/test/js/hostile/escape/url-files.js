// SPDX-License-Identifier: Apache-2.0
// Attack: Files and archives of the server through URL objects.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  for (const url of ["file:///etc/passwd", "jar:file:///opt/x.jar!/x", "vfs:/x", "classpath:x"]) {
    const object = new URL(url);
    for (const name of ["openStream", "getContent", "openConnection", "getFile"]) {
      if (object[name] !== undefined) reached.push(name);
    }
  }
  return new Response(reached.join() || "nothing reached");
}
