// SPDX-License-Identifier: Apache-2.0
// Attack: Arrays that cannot be iterated any more.
// Outcome: answers ruined
// Outcome: error .*Error

export function onInvoke() {
  const response = new Response("ruined");
  delete Array.prototype[Symbol.iterator];
  Array.prototype[Symbol.iterator] = () => ({ next: () => { throw new Error("polluted"); } });
  return response;
}
