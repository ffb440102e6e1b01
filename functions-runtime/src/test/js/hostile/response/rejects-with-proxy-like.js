// SPDX-License-Identifier: Apache-2.0
// Attack: A rejection with an error whose members change from one reading to the next.
// Outcome: error .*

export function onInvoke() {
  let n = 0;
  const error = new Error("x");
  for (const name of ["name", "message", "stack", "cause"]) Object.defineProperty(error, name, { get: () => (n++ % 2 ? { n } : [n]) });
  return Promise.reject(error);
}
