// SPDX-License-Identifier: Apache-2.0

/** Makes the environment of a version: a plain object of strings, new at each call. */
export function makeEnv(host) {
  const env = {};
  const pairs = host.environment();
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    // Defined, not assigned: a variable named __proto__ must stay a variable.
    Object.defineProperty(env, pairs[i], { value: pairs[i + 1], writable: true, enumerable: true, configurable: true });
  }
  return env;
}
