// SPDX-License-Identifier: Apache-2.0
// Attack: A body whose source never returns.
// Outcome: timed-out

export function onInvoke() {
  return new Response(new ReadableStream({ pull() { for (;;); } }, { highWaterMark: 0 }));
}
