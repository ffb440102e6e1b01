// SPDX-License-Identifier: Apache-2.0

/** Gives a function that says whether a compatibility flag (CompatibilityFlag.java) is on; the first question asks the host. */
export function makeCompatibility(host) {
  let flags = null;
  return (name) => {
    if (flags === null) {
      flags = host.compatibilityFlags();
    }
    for (let i = 0; i < flags.length; i++) {
      if (flags[i] === name) {
        return true;
      }
    }
    return false;
  };
}
