// SPDX-License-Identifier: Apache-2.0
// Attack: Punycode labels of ten million letters, one after another.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const address = `http://xn--${"a9".repeat(5_000_000)}.com/`;
  for (;;) {
    new URL(address);
  }
}
