// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that ruins what the platform needs to read the exports.
// Outcome: answers started
// Outcome: error .*Error
// Outcome: start-failed
// Outcome: malformed

Object.prototype.onInvoke = 1;
Object.prototype.default = 1;
Object.prototype.get = () => 1;
Function.prototype.call = () => 1;
Reflect.get = () => 1;

export function onInvoke() {
  return new Response("started");
}
