// SPDX-License-Identifier: Apache-2.0
// JSON of plain data beside what only looks like it: an engine may take a shorter way for the first.
export function test(log) {
  const rows = [{ id: 1, name: "a" }, { id: 2, name: "b" }, { name: "c", id: 3 }];
  log(JSON.stringify(rows), JSON.stringify([[], {}, [[]], "", 0, -0, 1.5, 1e300, 1e-7, -1, true, null, undefined]));

  class Money {
    constructor(cents) { this.cents = cents; }
    toJSON() { return this.cents / 100; }
  }
  class Plain {
    #secret = 1;
    constructor(open) { this.open = open; }
    get secret() { return this.#secret; }
  }
  log(JSON.stringify({ price: new Money(1250), rows }), JSON.stringify([new Plain(1), new Plain([2])]));

  // The same members, but another prototype that says itself what its JSON is.
  const told = Object.setPrototypeOf({ id: 4, name: "d" }, { toJSON() { return "told " + this.id; } });
  log(JSON.stringify([rows[0], told, rows[1]]));
  rows[1].toJSON = () => "own";
  log(JSON.stringify(rows));
  delete rows[1].toJSON;
  rows.toJSON = () => "list";
  log(JSON.stringify(rows), JSON.stringify({ rows }));
  delete rows.toJSON;

  Array.prototype.toJSON = function () { return this.length; };
  Object.prototype.toJSON = function () { return Array.isArray(this) ? this : "object"; };
  log(JSON.stringify(rows), JSON.stringify({}));
  delete Array.prototype.toJSON;
  log(JSON.stringify(rows));
  delete Object.prototype.toJSON;
  log(JSON.stringify(rows));

  let calls = 0;
  const lazy = { before: [1], get now() { calls++; return { calls }; } };
  log(JSON.stringify(lazy), JSON.stringify(lazy), calls);
  log(JSON.stringify({ b: 1, 10: 2, 9: 3, a: [4] }), JSON.stringify({ [Symbol("s")]: 1, f() {}, u: undefined, n: null }));
  log(JSON.stringify({ "\"\\": "\ud800x\ud83d\ude00\n\u0001" }), JSON.stringify("x".repeat(3) + [1, 2].join("")));
  log(JSON.stringify([1, , 3]), JSON.stringify([Symbol("s"), () => 1, new Number(1), new String("s"), new Boolean(false)]));
  log(JSON.stringify(Object.assign(Object.create(null), { a: { b: Object.create({ inherited: 1 }) } })));

  let deep = { end: true };
  for (let i = 0; i < 300; i++) deep = i % 2 ? [deep] : { deep };
  const text = JSON.stringify(deep);
  log(text.length, JSON.stringify(JSON.parse(text)) === text);
  const first = { name: "first" };
  const cyclic = { list: [first, { back: null }] };
  cyclic.list[1].back = cyclic;
  try { JSON.stringify(cyclic); } catch (error) { log(error.name); }
  log(JSON.stringify([first, first]), JSON.stringify(rows, null, 1), JSON.stringify(rows, ["id"]));
}

// Expected:
//> [{"id":1,"name":"a"},{"id":2,"name":"b"},{"name":"c","id":3}] [[],{},[[]],"",0,0,1.5,1e+300,1e-7,-1,true,null,null]
//> {"price":12.5,"rows":[{"id":1,"name":"a"},{"id":2,"name":"b"},{"name":"c","id":3}]} [{"open":1},{"open":[2]}]
//> [{"id":1,"name":"a"},"told 4",{"id":2,"name":"b"}]
//> [{"id":1,"name":"a"},"own",{"name":"c","id":3}]
//> "list" {"rows":"list"}
//> 3 "object"
//> ["object","object","object"]
//> [{"id":1,"name":"a"},{"id":2,"name":"b"},{"name":"c","id":3}]
//> {"before":[1],"now":{"calls":1}} {"before":[1],"now":{"calls":2}} 2
//> {"9":3,"10":2,"b":1,"a":[4]} {"n":null}
//> {"\"\\":"\ud800x😀\n\u0001"} "xxx12"
//> [1,null,3] [null,null,1,"s",false]
//> {"a":{"b":{}}}
//> 1662 true
//> TypeError
//> [{"name":"first"},{"name":"first"}] [
//>  {
//>   "id": 1,
//>   "name": "a"
//>  },
//>  {
//>   "id": 2,
//>   "name": "b"
//>  },
//>  {
//>   "name": "c",
//>   "id": 3
//>  }
//> ] [{"id":1},{"id":2},{"id":3}]
