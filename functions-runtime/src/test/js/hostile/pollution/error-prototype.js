// SPDX-License-Identifier: Apache-2.0
// Attack: Errors that are other errors.
// Outcome: error .*

export function onInvoke() {
  const response = new Response("ruined");
  Error.prototype.toString = () => { throw new Error("polluted"); };
  Object.defineProperty(Error.prototype, "message", { get: () => { throw new Error("polluted"); }, configurable: true });
  Object.defineProperty(Error.prototype, "name", { get: () => { throw new Error("polluted"); }, configurable: true });
  globalThis.TypeError = globalThis.RangeError = globalThis.Error = null;
  null.x;
  return response;
}
