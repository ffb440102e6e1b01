// SPDX-License-Identifier: Apache-2.0
// Attack: Tagged templates whose parts are kept with a copy.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  const tag = (strings) => kept.push([...strings, ...strings.raw]);
  for (;;) tag`a${1}b${2}c`;
}
