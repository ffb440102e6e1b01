// SPDX-License-Identifier: Apache-2.0
// Attack: Headers of which each is looked for among all others.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const headers = new Headers();
  for (let i = 0; ; i++) headers.append(`x-${i}`, "value");
}
