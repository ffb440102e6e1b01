// SPDX-License-Identifier: Apache-2.0
// Attack: Timers of which each sets two.
// Outcome: timed-out
// Outcome: memory
// Outcome: error .*Error /limit|too many|at most/

export function onInvoke() {
  const spawn = () => {
    setTimeout(spawn, 0);
    setTimeout(spawn, 0);
  };
  spawn();
  return new Promise(() => {});
}
