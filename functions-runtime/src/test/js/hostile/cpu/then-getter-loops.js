// SPDX-License-Identifier: Apache-2.0
// Attack: An object whose then getter never returns, returned by the handler.
// Outcome: timed-out

export function onInvoke() {
  return { get then() { for (;;); } };
}
