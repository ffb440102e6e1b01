// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const out = [];
  outer: for (let i = 0; i < 4; i++) {
    for (let j = 0; ; j++) {
      if (j === 2) continue outer;
      if (i === 2) break outer;
      out.push(`${i}${j}`);
    }
  }
  log(out);
  block: { log("in"); if (out.length) break block; log("never"); }
  let k = 0;
  do { k++; if (k === 2) continue; if (k > 3) break; } while (true);
  log(k);
  let text = "";
  for (const c of "abcdef") { switch (c) { case "b": continue; case "e": break; default: text += c; } if (c === "e") break; }
  log(text);
}

// Expected:
//> 00,01,10,11
//> in
//> 4
//> acd
