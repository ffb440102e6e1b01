// SPDX-License-Identifier: Apache-2.0
// Attack: An error with setters for what the engine writes into it.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  let got;
  try {
    throw { set nashornException(value) { got = value; }, set stack(value) { got = value; }, set lineNumber(value) { got = value; } };
  } catch {}
  try {
    if (typeof got === "object" && got !== null) {
      got.getClass();
      reached.push("exception");
    }
  } catch {}
  return new Response(reached.join() || "nothing reached");
}
