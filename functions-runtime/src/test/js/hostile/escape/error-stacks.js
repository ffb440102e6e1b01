// SPDX-License-Identifier: Apache-2.0
// Attack: Stacks that name what lies below the function.
// Outcome: answers nothing reached

export async function onInvoke() {
  const reached = [];
  const deep = [];
  [3, 1, 2].sort(() => deep.push(new Error("x").stack));
  "x".replace(/x/, () => deep.push(new Error("x").stack));
  JSON.stringify({ toJSON: () => deep.push(new Error("x").stack) });
  Promise.resolve().then(() => deep.push(new Error("x").stack));
  await null;
  for (const stack of deep) {
    if (/java|nashorn|ee\.functions|prelude|\$rt|jscomp/i.test(stack)) reached.push(stack);
  }
  if (deep.length < 4) reached.push("no stacks");
  return new Response(reached.join() || "nothing reached");
}
