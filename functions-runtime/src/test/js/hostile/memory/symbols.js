// SPDX-License-Identifier: Apache-2.0
// Attack: Symbols without end, all kept and all registered.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (let i = 0; ; i++) kept.push(Symbol.for(`symbol ${i}`));
}
