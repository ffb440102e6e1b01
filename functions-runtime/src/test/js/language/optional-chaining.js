// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const o = { a: { b: () => 42, c: [1] }, n: null };
  let calls = 0;
  const side = () => { calls++; return "c"; };
  log(o?.a?.b?.(), o.x?.y.z.w, o.n?.[side()], o.a?.[side()]?.[0], calls, o.a.q?.());
  log(o.n ?? "d", 0 ?? 1, "" || "e", o.x?.y ?? "f", delete o?.a?.c, "c" in o.a);
  let p = null, q = 0, r = 1;
  p ??= 5; q ||= 6; r &&= 7;
  log(p, q, r);
  const s = { get v() { return this.k; }, k: 3, m() { return this?.k; } };
  log(s?.v, s.m?.(), (s?.m)());
}

// Expected:
//> 42 undefined undefined 1 1 undefined
//> d 0 e f true false
//> 5 6 7
//> 3 3 3
