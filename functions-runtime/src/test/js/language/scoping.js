// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const fs = [];
  for (let i = 0; i < 3; i++) fs.push(() => i);
  for (const k of ["x", "y"]) fs.push(() => k);
  for (const k in { p: 1 }) fs.push(() => k);
  log(fs.map((f) => f()));
  { let a = 1; { let a = 2; log(a); } log(a); }
  log(typeof undeclared, (() => { if (true) { function inner() { return 1; } } return typeof inner; })());
  switch (1) { case 1: let z = "case"; log(z); }
  let n = 0;
  for (let i = 0, inc = () => i++; n < 3; n++) { if (n === 0) inc(); }
  log(n);
}

// Expected:
//> 0,1,2,x,y,p
//> 2
//> 1
//> undefined undefined
//> case
//> 3
