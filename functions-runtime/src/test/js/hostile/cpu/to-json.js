// SPDX-License-Identifier: Apache-2.0
// Attack: An object that never becomes JSON.
// Outcome: timed-out

export function onInvoke() {
  return Response.json({ toJSON() { for (;;); } });
}
