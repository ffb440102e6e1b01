// SPDX-License-Identifier: Apache-2.0
// Attack: A subclass of responses that lies about itself.
// Outcome: answers true body

export function onInvoke() {
  class Liar extends Response {
    get status() { for (;;); }
    get headers() { for (;;); }
    get body() { for (;;); }
    arrayBuffer() { for (;;); }
  }
  return new Liar("true body");
}
