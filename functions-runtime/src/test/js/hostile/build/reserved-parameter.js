// SPDX-License-Identifier: Apache-2.0
// Attack: A parameter with the name of what the host hands over.
// Outcome: refused-by-build /reserved/

export function onInvoke($rt$caught) {
  try {
    for (;;);
  } catch {}
}
