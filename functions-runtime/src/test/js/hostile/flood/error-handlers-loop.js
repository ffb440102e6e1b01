// SPDX-License-Identifier: Apache-2.0
// Attack: A global handler of errors that causes the next one.
// Outcome: malformed /never settles/
// Outcome on V8: timed-out

export function onInvoke() {
  addEventListener("unhandledrejection", () => Promise.reject(new Error("again")));
  Promise.reject(new Error("first"));
  return new Promise(() => {});
}
