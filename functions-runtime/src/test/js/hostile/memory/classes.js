// SPDX-License-Identifier: Apache-2.0
// Attack: Classes without end, all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (;;) {
    kept.push(
      class {
        #x = 1;
        static y = 2;
        x() {
          return this.#x;
        }
      },
    );
  }
}
