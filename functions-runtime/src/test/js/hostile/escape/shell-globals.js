// SPDX-License-Identifier: Apache-2.0
// Attack: The functions of Nashorn's shell and of its scripting mode.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  for (const name of [
    "load",
    "loadWithNewGlobal",
    "quit",
    "exit",
    "print",
    "echo",
    "readLine",
    "readFully",
    "readbuffer",
    "readline",
    "$ARG",
    "$ENV",
    "$EXEC",
    "$OPTIONS",
    "$OUT",
    "$ERR",
    "$EXIT",
    "arguments",
    "argv",
  ]) {
    if (name in globalThis || typeof globalThis[name] !== "undefined") reached.push(name);
  }
  return new Response(reached.join() || "nothing reached");
}
