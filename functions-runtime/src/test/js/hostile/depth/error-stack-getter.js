// SPDX-License-Identifier: Apache-2.0
// Attack: An error whose message overflows when the host reads it.
// Outcome: error .*

export function onInvoke() {
  throw { get message() { return this.message; }, get name() { return this.name; }, get stack() { return this.stack; } };
}
