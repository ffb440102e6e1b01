// SPDX-License-Identifier: Apache-2.0
const tag = (s, ...v) => s.raw.join("|") + v.join(",") + Object.isFrozen(s);
const same = () => ((s) => s)`x`;
export function test(log) {
  const n = 3;
  log(`a${n}b${`c${n + 1}`}`, tag`x${1}\n${2}z`, String.raw`\u00e9\n${n}`, same() === same());
  log(`line1
line2`.length, `${{ toString: () => "obj" }}`, `${[1, 2]}`);
}

// Expected:
//> a3bc4 x|\n|z1,2true \u00e9\n3 true
//> 11 obj 1,2
