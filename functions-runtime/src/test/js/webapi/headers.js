// SPDX-License-Identifier: Apache-2.0

test("names are case-insensitive and values are combined", () => {
  const headers = new Headers({ "Content-Type": "text/plain", "X-One": "1" });
  equal(headers.get("content-type"), "text/plain");
  equal(headers.get("CONTENT-TYPE"), "text/plain");
  equal(headers.has("x-one"), true);
  equal(headers.has("x-two"), false);
  equal(headers.get("x-two"), null);
  headers.append("x-ONE", "2");
  equal(headers.get("X-One"), "1, 2");
  headers.set("x-one", "3");
  equal(headers.get("x-one"), "3");
  headers.delete("X-ONE");
  equal(headers.has("x-one"), false);
});

test("iteration is sorted, in lower case and keeps cookies apart", () => {
  const headers = new Headers([["b", "2"], ["A", "1"], ["Set-Cookie", "x=1"], ["b", "3"], ["set-cookie", "y=2"]]);
  equal([...headers], [["a", "1"], ["b", "2, 3"], ["set-cookie", "x=1"], ["set-cookie", "y=2"]]);
  equal([...headers.keys()], ["a", "b", "set-cookie", "set-cookie"]);
  equal([...headers.values()], ["1", "2, 3", "x=1", "y=2"]);
  equal(headers.getSetCookie(), ["x=1", "y=2"]);
  equal(headers.get("set-cookie"), "x=1, y=2");
  const seen = [];
  headers.forEach((value, name, object) => seen.push(name + "=" + value + (object === headers)));
  equal(seen[0], "a=1true");
  equal(Object.fromEntries(new Headers({ q: "1" }).entries()), { q: "1" });
});

test("the iterator is live", () => {
  const headers = new Headers({ a: "1" });
  const iterator = headers.entries();
  equal(iterator.next(), { value: ["a", "1"], done: false });
  headers.append("b", "2");
  equal(iterator.next().value, ["b", "2"]);
  equal(iterator.next(), { value: undefined, done: true });
});

test("values are trimmed and checked", () => {
  equal(new Headers({ a: " \t x y \r\n" }).get("a"), "x y");
  equal(new Headers({ a: "" }).get("a"), "");
  throws("TypeError", () => new Headers({ a: "x\ny" }));
  throws("TypeError", () => new Headers({ a: "x\0y" }));
  throws("TypeError", () => new Headers({ a: "\u20ac" }));
  equal(new Headers({ a: "\u00e9" }).get("a"), "\u00e9");
  equal(new Headers({ a: 1 }).get("a"), "1");
});

test("names are checked", () => {
  throws("TypeError", () => new Headers({ "": "x" }));
  throws("TypeError", () => new Headers({ "a b": "x" }));
  throws("TypeError", () => new Headers().get("a:"));
  throws("TypeError", () => new Headers().has("\u00e9"));
  throws("TypeError", () => new Headers().append("a"));
});

test("the constructor takes what the standard lists", () => {
  equal([...new Headers()], []);
  equal([...new Headers(undefined)], []);
  throws("TypeError", () => new Headers(null));
  throws("TypeError", () => new Headers("a"));
  throws("TypeError", () => new Headers([["a"]]));
  throws("TypeError", () => new Headers([["a", "b", "c"]]));
  equal([...new Headers(new Map([["k", "v"]]))], [["k", "v"]]);
  const first = new Headers({ a: "1" });
  const second = new Headers(first);
  second.set("a", "2");
  equal(first.get("a"), "1");
  equal(Object.prototype.toString.call(first), "[object Headers]");
});
