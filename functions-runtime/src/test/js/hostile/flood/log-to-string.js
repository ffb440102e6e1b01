// SPDX-License-Identifier: Apache-2.0
// Attack: An object that becomes a giant text in the console.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome on V8: answers logged

export function onInvoke() {
  class Big {
    get [Symbol.toStringTag]() {
      return "x".repeat(30_000_000);
    }
  }
  console.log(new Big(), `${new Big()}`);
  return new Response("logged");
}
