// SPDX-License-Identifier: Apache-2.0
// Attack: Formatters of Intl, all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (let i = 0; ; i++) kept.push(new Intl.NumberFormat("en", { minimumFractionDigits: i % 20 }));
}
