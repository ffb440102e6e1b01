// SPDX-License-Identifier: Apache-2.0
// Attack: The parts of a template, which a realm may keep.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  const tag = (strings) => strings;
  const parts = tag`a${1}b`;
  try {
    parts[0] = "polluted";
    parts.raw.push("polluted");
  } catch {}
  if (tag`a${1}b`[0] !== "a") return new Response("changed");
  return response;
}
