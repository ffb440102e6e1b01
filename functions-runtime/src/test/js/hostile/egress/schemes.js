// SPDX-License-Identifier: Apache-2.0
// Attack: Everything that is not http or https.
// Outcome: answers nothing reached

export async function onInvoke(request, env) {
  const reached = [];
  for (const url of [
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "ftp://127.0.0.1/",
    "jar:file:///x.jar!/y",
    "jar:http://127.0.0.1/x.jar!/y",
    "blob:null/0",
    "javascript:1",
    "gopher://127.0.0.1:25/_x",
    "ldap://127.0.0.1/x",
    "ws://127.0.0.1/",
    "wss://127.0.0.1/",
    "mailto:a@b.c",
    "about:blank",
    "vfs:/x",
    "/etc/passwd",
    "//127.0.0.1/",
    "\\\\127.0.0.1\\share",
  ]) {
    try {
      await fetch(url);
      reached.push(url);
    } catch {
      // Refused.
    }
  }
  return new Response(reached.join() || "nothing reached");
}
