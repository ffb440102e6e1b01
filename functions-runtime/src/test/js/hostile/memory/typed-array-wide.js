// SPDX-License-Identifier: Apache-2.0
// Attack: A typed array whose length is small and whose elements are wide.
// Outcome: error RangeError /allocation|typed array length|array length|limit/
// Outcome: memory

export function onInvoke() {
  return new Response(String(new Float64Array(2 ** 27).length));
}
