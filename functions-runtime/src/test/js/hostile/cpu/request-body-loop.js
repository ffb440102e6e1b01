// SPDX-License-Identifier: Apache-2.0
// Attack: A request body that is cloned and read for ever.
// Outcome: timed-out
// Outcome: memory

export async function onInvoke(request) {
  for (;;) await request.clone().text();
}
