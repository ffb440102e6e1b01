// SPDX-License-Identifier: Apache-2.0
// Attack: Keys whose hash codes are all the same, in one Map.
// Outcome: timed-out
// Outcome: memory
// Outcome on V8: answers 65536
// Outcome on V8: timed-out

export function onInvoke() {
  let keys = [""];
  for (let i = 0; i < 16; i++) keys = keys.flatMap((key) => [`${key}Aa`, `${key}BB`]);
  const map = new Map(keys.map((key) => [key, 1]));
  return new Response(String(map.size));
}
