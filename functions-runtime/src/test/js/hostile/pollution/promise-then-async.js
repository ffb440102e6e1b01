// SPDX-License-Identifier: Apache-2.0
// Attack: The same in a function that awaits.
// Outcome: answers ruined
// Outcome: malformed
// Outcome: error .*Error
// Outcome: timed-out

export async function onInvoke() {
  const response = new Response("ruined");
  Promise.prototype.then = function () { return this; };
  await null;
  return response;
}
