// SPDX-License-Identifier: Apache-2.0
// Attack: A text full of types, with an enum that loops.
// Outcome: refused-by-build

enum Level {
  Low = (() => { for (;;); })(),
}

export function onInvoke(request: Request): Response {
  return new Response(String(Level.Low));
}
