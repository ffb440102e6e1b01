// SPDX-License-Identifier: Apache-2.0
// Attack: The names by which Nashorn hands out Java.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  for (const name of [
    "Java",
    "JavaImporter",
    "Packages",
    "java",
    "javax",
    "javafx",
    "org",
    "com",
    "edu",
    "jdk",
    "sun",
  ]) {
    if (name in globalThis || typeof globalThis[name] !== "undefined") reached.push(name);
  }
  return new Response(reached.join() || "nothing reached");
}
