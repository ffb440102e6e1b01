// SPDX-License-Identifier: Apache-2.0
// Attack: A body that nothing will ever bring.
// Outcome: malformed /never/

export function onInvoke() {
  return new Response(new ReadableStream({}));
}
