// SPDX-License-Identifier: Apache-2.0
// Attack: A handler that wants to answer after it was stopped.
// Outcome: timed-out

export function onInvoke() {
  try {
    for (;;);
  } catch (e) {
    return new Response(`swallowed ${e}`);
  }
}
