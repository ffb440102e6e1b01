// SPDX-License-Identifier: Apache-2.0
// Attack: Getters in an object literal that read one another without any call.
// Outcome: timed-out

export function onInvoke() {
  const o = {
    get a() { return this.b + this.b; },
    get b() { return this.c + this.c; },
    get c() { return this.d + this.d; },
    get d() { return this.e + this.e; },
    get e() { return this.f + this.f; },
    get f() { return this.g + this.g; },
    get g() { return this.h + this.h; },
    get h() { return this.i + this.i; },
    get i() { return this.j + this.j; },
    get j() { return this.k + this.k; },
    get k() { return this.l + this.l; },
    get l() { return this.m + this.m; },
    get m() { return this.n + this.n; },
    get n() { return this.o + this.o; },
    get o() { return this.p + this.p; },
    get p() { return this.q + this.q; },
    get q() { return this.r + this.r; },
    get r() { return this.s + this.s; },
    get s() { return this.t + this.t; },
    get t() { return this.u + this.u; },
    get u() { return this.v + this.v; },
    get v() { return this.w + this.w; },
    get w() { return this.x + this.x; },
    get x() { return this.y + this.y; },
    get y() { return this.z + this.z; },
    get z() { return [this.a1, this.a1, this.a1, this.a1, this.a1, this.a1, this.a1, this.a1].length; },
    get a1() { return [this.a2, this.a2, this.a2, this.a2, this.a2, this.a2, this.a2, this.a2].length; },
    get a2() { return [this.a3, this.a3, this.a3, this.a3, this.a3, this.a3, this.a3, this.a3].length; },
    a3: 1,
  };
  return new Response(String(o.a));
}
