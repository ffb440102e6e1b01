// SPDX-License-Identifier: Apache-2.0
// Attack: An overflow while a stack is prepared by the function.
// Outcome: answers string
// Outcome: answers object
// Outcome: answers undefined
// Outcome: error RangeError /call stack/

export function onInvoke() {
  Error.prepareStackTrace = (error) => new Error("x").stack;
  return new Response(typeof new Error("y").stack);
}
