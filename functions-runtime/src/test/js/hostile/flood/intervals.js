// SPDX-License-Identifier: Apache-2.0
// Attack: A hundred thousand intervals of a millisecond.
// Outcome: error .*Error /limit|too many|at most/

export function onInvoke() {
  for (let i = 0; i < 100_000; i++) setInterval(() => {}, 1);
  return new Promise(() => {});
}
