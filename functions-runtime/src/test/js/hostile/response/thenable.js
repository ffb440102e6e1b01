// SPDX-License-Identifier: Apache-2.0
// Attack: A thenable that answers many times and throws.
// Outcome: answers first

export function onInvoke() {
  return {
    then(resolve, reject) {
      resolve(new Response("first"));
      resolve(new Response("second"));
      reject(new Error("third"));
      throw new Error("fourth");
    },
  };
}
