// SPDX-License-Identifier: Apache-2.0
// Attack: Comments and line ends that one parser reads otherwise than the next.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  let n = 0;
  n++; /* --> */ n++;
  const text = "\u2028\u2029";
  if (text.length !== 2 || n !== 2) reached.push("parsed otherwise");
  const sourceMappingURL = `//# sourceMappingURL=file:///etc/passwd`;
  if (sourceMappingURL.length < 9) reached.push("cut");
  return new Response(reached.join() || "nothing reached");
}
