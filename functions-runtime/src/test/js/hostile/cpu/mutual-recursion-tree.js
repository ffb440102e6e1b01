// SPDX-License-Identifier: Apache-2.0
// Attack: Three functions that call one another, two calls each.
// Outcome: timed-out

export function onInvoke() {
  const a = (n) => n > 0 && b(n - 1) + c(n - 1);
  const b = (n) => n > 0 && c(n - 1) + a(n - 1);
  const c = (n) => n > 0 && a(n - 1) + b(n - 1);
  a(200);
}
