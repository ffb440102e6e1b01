// SPDX-License-Identifier: Apache-2.0
// Attack: An object that claims to be everything.
// Outcome: malformed

export function onInvoke() {
  const all = new Map();
  all.set(all, all);
  return { status: 200, headers: all, body: all };
}
