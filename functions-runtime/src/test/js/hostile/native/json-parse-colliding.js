// SPDX-License-Identifier: Apache-2.0
// Attack: A JSON text with keys whose hash codes are all the same.
// Outcome: timed-out
// Outcome: memory
// Outcome: answers 65536

export function onInvoke() {
  let keys = [""];
  for (let i = 0; i < 16; i++) keys = keys.flatMap((key) => [`${key}Aa`, `${key}BB`]);
  return new Response(String(Object.keys(JSON.parse(`{${keys.map((key) => `"${key}":1`)}}`)).length));
}
