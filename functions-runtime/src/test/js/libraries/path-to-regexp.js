// SPDX-License-Identifier: Apache-2.0
import { compile, match, pathToRegexp } from "path-to-regexp";

test("a route gives its parameters", () => {
  const route = match("/users/:id(\\d+)/:rest*", { decode: decodeURIComponent });
  const found = route("/users/12/a/b%20c");
  equal(found.params.id, "12");
  equal(found.params.rest, ["a", "b c"]);
  equal(route("/users/x"), false);
});

test("a route becomes a path and an expression", () => {
  equal(compile("/u/:id")({ id: 7 }), "/u/7");
  const keys = [];
  const expression = pathToRegexp("/files/:name.:extension?", keys);
  equal(keys.map((key) => key.name), ["name", "extension"]);
  equal(expression.exec("/files/report.pdf").slice(1), ["report", "pdf"]);
});
