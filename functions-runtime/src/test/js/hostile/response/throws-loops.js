// SPDX-License-Identifier: Apache-2.0
// Attack: A thrown value that becomes a text for ever.
// Outcome: error .*

export function onInvoke() {
  throw { toString() { for (;;); }, get name() { for (;;); }, get message() { for (;;); }, get stack() { for (;;); } };
}
