// SPDX-License-Identifier: Apache-2.0
// Attack: An error whose text overflows when the host asks for it.
// Outcome: error .*

export function onInvoke() {
  const error = new Error("x");
  error.toString = () => `${error}`;
  Object.defineProperty(error, "message", { get: () => `${error}` });
  throw error;
}
