// SPDX-License-Identifier: Apache-2.0
// Attack: A thrown value that becomes no text.
// Outcome: error .*

export function onInvoke() {
  throw { toString() { throw this; }, get name() { throw this; }, get message() { throw this; }, get stack() { throw this; } };
}
