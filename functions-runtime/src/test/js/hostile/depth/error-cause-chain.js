// SPDX-License-Identifier: Apache-2.0
// Attack: An error with a chain of a hundred thousand causes, thrown and logged.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  let error = new Error("first");
  for (let i = 0; i < 100_000; i++) error = new Error(`number ${i}`, { cause: error });
  console.error(error);
  throw error;
}
