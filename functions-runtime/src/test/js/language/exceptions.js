// SPDX-License-Identifier: Apache-2.0
function f(kind) {
  try { if (kind === "return") return "r"; if (kind === "throw") throw new Error("t"); return "n"; }
  catch (e) { return "c" + e.message; }
  finally { if (kind === "override") return "o"; }
}
export function test(log) {
  log(f("return"), f("throw"), f("override"), f());
  for (const v of [1, "s", null, undefined, { k: 1 }]) { try { throw v; } catch (e) { log(e === v); } }
  try { undefined.x; } catch (e) { log(e instanceof TypeError, e.constructor === TypeError); }
  try { missing; } catch (e) { log(e instanceof ReferenceError, e.name); }
  try { null(); } catch ({ name }) { log(name); }
  try { (() => { let n = 0; const r = () => { n++; r(); }; r(); })(); } catch (e) { log(e instanceof RangeError); }
  try { try { throw new Error("inner"); } finally { log("cleanup"); } } catch (e) { log(e.message); }
  try { new Array(-1); } catch (e) { log(e.name); }
  try { decodeURIComponent("%"); } catch (e) { log(e.name); }
  try { "x".repeat(-1); } catch (e) { log(e.name); }
  const e = new Error("m", { cause: 1 });
  log(e.cause, "cause" in new Error("x"), Object.keys(e).length);
}

// Expected:
//> r ct o n
//> true
//> true
//> true
//> true
//> true
//> true true
//> true ReferenceError
//> TypeError
//> true
//> cleanup
//> inner
//> RangeError
//> URIError
//> RangeError
//> 1 false 0
