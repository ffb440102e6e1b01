// SPDX-License-Identifier: Apache-2.0
// Members copied again and again between objects of the same kind: an engine may remember what came of it.
export function test(log) {
  const copies = [];
  const source = (i) => ({ id: i, name: "n" + i, tags: [i] });
  for (let i = 0; i < 4; i++) {
    const { id, ...others } = source(i);
    copies.push({ ...source(i), name: "new", extra: i }, { first: 0, ...others }, Object.assign({ id: "old" }, source(i)), others);
    others.late = i;
  }
  log(JSON.stringify(copies));

  // Values are those of now, in the order of the receiver's members first.
  for (let i = 0; i < 3; i++) {
    log(JSON.stringify(Object.assign({ z: 0, name: "before" }, source(i), { z: i })));
  }

  // The same kinds, with other keys left out.
  const pick = [({ a, ...r }) => r, ({ b, ...r }) => r, ({ a, b, ...r }) => r, ({ ["c"]: c, ...r }) => r];
  for (let i = 0; i < 8; i++) log(JSON.stringify(pick[i % 4]({ a: i, b: i + 1, c: i + 2 })));

  // What the receiver inherits decides whether it can be written.
  const from = () => ({ guarded: 1, open: 2 });
  const results = [];
  const tell = (label, run) => {
    try {
      results.push(label + JSON.stringify(run()));
    } catch (error) {
      results.push(label + error.name);
    }
  };
  const heard = [];
  for (let i = 0; i < 3; i++) {
    tell("plain ", () => Object.assign({}, from()));
    tell("none ", () => Object.assign(Object.create(null), from()));
    tell("other ", () => Object.assign(Object.create({ set guarded(value) { heard.push(value); } }), from()));
    tell("frozen ", () => Object.assign(Object.freeze({ open: 0 }), from()));
    tell("sealed ", () => Object.assign(Object.seal({ open: 0, guarded: 0 }), from()));
    tell("read-only ", () => Object.assign(Object.defineProperty({}, "guarded", { value: 0 }), from()));
  }
  Object.defineProperty(Object.prototype, "guarded", { set(value) { heard.push("all " + value); }, configurable: true });
  tell("setter ", () => Object.assign({}, from()));
  delete Object.prototype.guarded;
  tell("plain ", () => Object.assign({}, from()));
  log(results.join("; "));
  log(heard.join());

  // Accessors, hidden members, symbols and indices are no plain data.
  const symbol = Symbol("s");
  for (let i = 0; i < 3; i++) {
    const odd = { get twice() { return i * 2; }, [symbol]: i, 1: "one", plain: i };
    Object.defineProperty(odd, "hidden", { value: 1 });
    const copy = Object.assign({}, odd);
    log(JSON.stringify(copy), copy[symbol], "hidden" in copy, Object.keys(Object.getOwnPropertyDescriptor(copy, "twice")).join());
    const hiding = Object.defineProperty({ shown: i }, "hidden", { value: 1 });
    log(JSON.stringify({ ...hiding }), JSON.stringify(Object.assign({ hidden: 0 }, hiding)));
  }

  class Point {
    constructor(x, y) { this.x = x; this.y = y; }
    get sum() { return this.x + this.y; }
  }
  for (let i = 0; i < 3; i++) {
    const point = new Point(i, 1);
    const moved = Object.assign(new Point(), point, { x: i + 10, z: 3, w: 4, v: 5, u: 6, t: 7, s: 8, r: 9, q: 10 });
    log(moved.sum, JSON.stringify(moved), JSON.stringify({ ...point }), moved instanceof Point);
  }
  const wide = {};
  for (let i = 0; i < 40; i++) wide["k" + i] = i;
  for (let i = 0; i < 3; i++) {
    const { k0, k39, ...inner } = wide;
    log(Object.keys(inner).length, inner.k1 + inner.k38, Object.keys({ ...wide, more: 1 }).length, JSON.stringify({ a: 1, ...inner }).length);
  }
  const self = { a: 1 };
  log(Object.assign(self, self) === self, JSON.stringify(Object.assign({ a: 1 }, null, undefined, "hi", 5, [7])));
}
//> [{"id":0,"name":"new","tags":[0],"extra":0},{"first":0,"name":"n0","tags":[0]},{"id":0,"name":"n0","tags":[0]},{"name":"n0","tags":[0],"late":0},{"id":1,"name":"new","tags":[1],"extra":1},{"first":0,"name":"n1","tags":[1]},{"id":1,"name":"n1","tags":[1]},{"name":"n1","tags":[1],"late":1},{"id":2,"name":"new","tags":[2],"extra":2},{"first":0,"name":"n2","tags":[2]},{"id":2,"name":"n2","tags":[2]},{"name":"n2","tags":[2],"late":2},{"id":3,"name":"new","tags":[3],"extra":3},{"first":0,"name":"n3","tags":[3]},{"id":3,"name":"n3","tags":[3]},{"name":"n3","tags":[3],"late":3}]
//> {"z":0,"name":"n0","id":0,"tags":[0]}
//> {"z":1,"name":"n1","id":1,"tags":[1]}
//> {"z":2,"name":"n2","id":2,"tags":[2]}
//> {"b":1,"c":2}
//> {"a":1,"c":3}
//> {"c":4}
//> {"a":3,"b":4}
//> {"b":5,"c":6}
//> {"a":5,"c":7}
//> {"c":8}
//> {"a":7,"b":8}
//> plain {"guarded":1,"open":2}; none {"guarded":1,"open":2}; other {"open":2}; frozen TypeError; sealed {"open":2,"guarded":1}; read-only TypeError; plain {"guarded":1,"open":2}; none {"guarded":1,"open":2}; other {"open":2}; frozen TypeError; sealed {"open":2,"guarded":1}; read-only TypeError; plain {"guarded":1,"open":2}; none {"guarded":1,"open":2}; other {"open":2}; frozen TypeError; sealed {"open":2,"guarded":1}; read-only TypeError; setter {"open":2}; plain {"guarded":1,"open":2}
//> 1,1,1,all 1
//> {"1":"one","twice":0,"plain":0} 0 false value,writable,enumerable,configurable
//> {"shown":0} {"hidden":0,"shown":0}
//> {"1":"one","twice":2,"plain":1} 1 false value,writable,enumerable,configurable
//> {"shown":1} {"hidden":0,"shown":1}
//> {"1":"one","twice":4,"plain":2} 2 false value,writable,enumerable,configurable
//> {"shown":2} {"hidden":0,"shown":2}
//> 11 {"x":10,"y":1,"z":3,"w":4,"v":5,"u":6,"t":7,"s":8,"r":9,"q":10} {"x":0,"y":1} true
//> 12 {"x":11,"y":1,"z":3,"w":4,"v":5,"u":6,"t":7,"s":8,"r":9,"q":10} {"x":1,"y":1} true
//> 13 {"x":12,"y":1,"z":3,"w":4,"v":5,"u":6,"t":7,"s":8,"r":9,"q":10} {"x":2,"y":1} true
//> 38 39 41 331
//> 38 39 41 331
//> 38 39 41 331
//> true {"0":7,"1":"i","a":1}
