// SPDX-License-Identifier: Apache-2.0
// Attack: An object with the prototype of responses.
// Outcome: malformed

export function onInvoke() {
  return Object.create(Response.prototype, { status: { value: 200 }, body: { value: "x" } });
}
