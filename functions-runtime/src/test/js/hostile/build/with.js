// SPDX-License-Identifier: Apache-2.0
// Attack: A with statement.
// Outcome: refused-by-build /with/

export function onInvoke() {
  with (globalThis) {
    return new Response("x");
  }
}
