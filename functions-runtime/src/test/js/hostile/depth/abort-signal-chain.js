// SPDX-License-Identifier: Apache-2.0
// Attack: Abort signals that follow one another, a hundred thousand.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  let signal = AbortSignal.abort();
  for (let i = 0; i < 100_000; i++) signal = AbortSignal.any([signal]);
  return new Response(String(signal.aborted));
}
