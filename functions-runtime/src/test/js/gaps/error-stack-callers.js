// SPDX-License-Identifier: Apache-2.0
// Feature: Stack traces through Promise.all
// Status: differs
// Here: Async callers are shown (`at async f`), but not those above `Promise.all` and the other combinators.
export async function test(log) {
  const failing = async () => {
    await null;
    throw new Error("failed");
  };
  const direct = async () => await failing();
  const all = async () => await Promise.all([failing()]);
  for (const each of [direct, all]) {
    await each().catch((error) => log(/at async/.test(error.stack)));
  }
}
//> true
//> true
//! true
//! false
