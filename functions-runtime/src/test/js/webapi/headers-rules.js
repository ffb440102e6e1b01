// SPDX-License-Identifier: Apache-2.0

test("names and values are checked and normalized", () => {
  const headers = new Headers();
  for (const name of ["", " ", "a b", "a:", "\u00e4", "a\n", "(a)", "a,b", "\"a\"", "a/b", "{a}", "\0"]) {
    throws("TypeError", () => headers.append(name, "v"), JSON.stringify(name));
    throws("TypeError", () => headers.set(name, "v"), JSON.stringify(name));
    throws("TypeError", () => headers.get(name), JSON.stringify(name));
    throws("TypeError", () => headers.has(name), JSON.stringify(name));
    throws("TypeError", () => headers.delete(name), JSON.stringify(name));
  }
  for (const value of ["a\nb", "a\rb", "a\0b", "\u0100", "a\r\n b"]) {
    throws("TypeError", () => headers.set("x", value), JSON.stringify(value));
  }
  for (const [value, expected] of [[" a ", "a"], ["\t\r\n a b\n", "a b"], ["", ""], ["  ", ""], ["\u00e4", "\u00e4"], [5, "5"], [null, "null"],
    [undefined, "undefined"], ["a\u0001b", "a\u0001b"], ["\f", "\f"]]) {
    headers.set("x", value);
    equal(headers.get("x"), expected, JSON.stringify(value));
  }
  headers.set("!#$%&'*+-.^_`|~0aZ", "token");
  equal(headers.get("!#$%&'*+-.^_`|~0Az"), "token");
  throws("TypeError", () => headers.set("x", Symbol("s")));
});

test("what headers are made of", () => {
  equal([...new Headers([["b", "1"], new Set(["a", "2"])])], [["a", "2"], ["b", "1"]]);
  equal([...new Headers(new Map([["m", "1"]]))], [["m", "1"]]);
  equal([...new Headers(new Headers({ q: "1" }))], [["q", "1"]]);
  equal([...new Headers({ a: 1, A: 2 })], [["a", "1, 2"]]);
  equal([...new Headers()], []);
  for (const init of [null, 5, "a", true, [["a"]], [["a", "b", "c"]], [5], ["ab"], { "": "x" }, { a: "\n\0" }, [{}]]) {
    throws("TypeError", () => new Headers(init), JSON.stringify(init));
  }
});

test("iteration sees changes", () => {
  const headers = new Headers([["b", "1"], ["d", "2"]]);
  const iterator = headers[Symbol.iterator]();
  equal(iterator.next().value, ["b", "1"]);
  headers.append("a", "0");
  equal(iterator.next().value, ["b", "1"]);
  headers.append("c", "3");
  equal(iterator.next().value, ["c", "3"]);
  headers.delete("d");
  equal(iterator.next(), { value: undefined, done: true });
  const pair = [...headers][0];
  pair[1] = "changed";
  equal(headers.get("a"), "0");
  equal(Object.prototype.toString.call(iterator), "[object Headers Iterator]");
  throws("TypeError", () => iterator.next.call({}));
  ok(iterator[Symbol.iterator]() === iterator);
});

test("set replaces in place, cookies stay apart", () => {
  const headers = new Headers([["set-cookie", "a"], ["x", "1"], ["Set-Cookie", "b"], ["x", "2"]]);
  equal(headers.getSetCookie(), ["a", "b"]);
  equal([...headers.values()], ["a", "b", "1, 2"]);
  headers.set("set-cookie", "c");
  equal(headers.getSetCookie(), ["c"]);
  headers.delete("Set-Cookie");
  equal(headers.getSetCookie(), []);
  headers.append("x", "");
  equal(headers.get("x"), "1, 2, ");
});

test("headers that may not change", () => {
  const { headers } = Response.error();
  throws("TypeError", () => headers.set("a", "b"));
  throws("TypeError", () => headers.append("a", "b"));
  throws("TypeError", () => headers.delete("a"));
  equal(headers.get("a"), null);
});
