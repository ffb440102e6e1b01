// SPDX-License-Identifier: Apache-2.0
// Attack: A promise executor that is stopped, and a catch callback that answers.
// Outcome: timed-out

export function onInvoke() {
  return new Promise(() => { for (;;); }).catch(() => new Response("swallowed"));
}
