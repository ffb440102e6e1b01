// SPDX-License-Identifier: Apache-2.0
// Attack: Nested loops over the keys of an object, 30 to the power of 12 turns in all.
// Outcome: timed-out

export function onInvoke() {
  const keys = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`key${i}`, i]));
  const walk = (depth) => {
    for (const key in keys) {
      if (depth < 12) walk(depth + 1);
    }
  };
  walk(0);
}
