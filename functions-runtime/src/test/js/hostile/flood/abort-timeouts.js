// SPDX-License-Identifier: Apache-2.0
// Attack: A hundred thousand signals that time out.
// Outcome: error .*Error /limit|too many|at most/

export function onInvoke() {
  const kept = [];
  for (let i = 0; i < 100_000; i++) kept.push(AbortSignal.timeout(3600e3));
  return new Response("unlimited");
}
