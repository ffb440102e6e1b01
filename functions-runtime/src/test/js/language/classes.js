// SPDX-License-Identifier: Apache-2.0
class Point {
  constructor(x, y) { this.x = x; this.y = y; }
  get length() { return Math.sqrt(this.x ** 2 + this.y ** 2); }
  set length(value) { this.x = value; this.y = 0; }
  static origin() { return new this(0, 0); }
  toString() { return `(${this.x}, ${this.y})`; }
}
class Named extends Point {
  constructor(name, ...rest) { super(...rest); this.name = name; }
  toString() { return this.name + super.toString(); }
  static origin() { return "named " + super.origin(); }
}
export function test(log) {
  const p = new Named("a", 3, 4);
  log(p, p.length, p instanceof Point, Named.origin());
  p.length = 7;
  log(p);
  log(Object.keys(p), Point.name, Named.name, p.constructor === Named);
  const seen = [];
  for (const key in p) seen.push(key);
  log(seen);
}

// Expected:
//> a(3, 4) 5 true named 0(0, undefined)
//> a(7, 0)
//> x,y,name Point Named true
//> x,y,name
