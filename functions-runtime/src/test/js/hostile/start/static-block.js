// SPDX-License-Identifier: Apache-2.0
// Attack: A class whose static block never ends.
// Outcome: start-failed /longer than|limit|memory/

class C {
  static {
    for (;;);
  }
}

export function onInvoke() {
  return new Response("started");
}
