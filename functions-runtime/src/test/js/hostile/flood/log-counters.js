// SPDX-License-Identifier: Apache-2.0
// Attack: Counters and clocks of the console with ever new names.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (let i = 0; ; i++) {
    console.count(`counter ${i}`);
    console.time(`clock ${i}`);
  }
}
