// SPDX-License-Identifier: Apache-2.0
// Attack: Closures in closures, ten thousand deep, that read the outermost variable.
// Outcome: answers true

export function onInvoke() {
  let f = () => 0;
  for (let i = 0; i < 10_000; i++) {
    const inner = f;
    f = () => (i % 2 ? inner() : inner()) + 1;
  }
  try {
    return new Response(String(f() > 0));
  } catch (e) {
    return new Response(String(e instanceof RangeError));
  }
}
