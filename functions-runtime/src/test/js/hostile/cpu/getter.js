// SPDX-License-Identifier: Apache-2.0
// Attack: A getter that never returns.
// Outcome: timed-out

export function onInvoke() {
  return new Response(({ get text() { for (;;); } }).text);
}
