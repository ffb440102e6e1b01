// SPDX-License-Identifier: Apache-2.0
class NotFound extends Error {
  constructor(what, options) { super(`${what} not found`, options); this.name = "NotFound"; this.what = what; }
  get status() { return 404; }
}
class Deep extends NotFound {}
export function test(log) {
  const e = new Deep("x", { cause: "because" });
  log(e instanceof Deep, e instanceof NotFound, e instanceof Error, String(e), e.status, e.cause);
  log(Object.keys(e), e.hasOwnProperty("message"), typeof e.stack, JSON.stringify(e));
  const t = new TypeError("t");
  log(t.name, t.constructor === TypeError, Object.getPrototypeOf(TypeError) === Error, Object.prototype.toString.call(t));
  const a = new AggregateError([1, 2], "both");
  log(a.errors.length, a.message, a instanceof Error);
  log(Error("called") instanceof Error, Error("m").message);
}

// Expected:
//> true true true NotFound: x not found 404 because
//> name,what true string {"name":"NotFound","what":"x"}
//> TypeError true true [object Error]
//> 2 both true
//> true m
