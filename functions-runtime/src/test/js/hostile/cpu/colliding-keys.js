// SPDX-License-Identifier: Apache-2.0
// Attack: Keys whose hash codes are all the same, in one object.
// Outcome: timed-out
// Outcome: memory
// Outcome on V8: answers 65536
// Outcome on V8: timed-out

export function onInvoke() {
  let keys = [""];
  for (let i = 0; i < 16; i++) keys = keys.flatMap((key) => [`${key}Aa`, `${key}BB`]);
  const object = {};
  for (const key of keys) object[key] = 1;
  return new Response(String(Object.keys(object).length));
}
