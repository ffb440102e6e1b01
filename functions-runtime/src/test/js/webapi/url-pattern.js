// SPDX-License-Identifier: Apache-2.0

const COMPONENTS = ["protocol", "username", "password", "hostname", "port", "pathname", "search", "hash"];

function pattern(...given) {
  try {
    return new URLPattern(...given);
  } catch (error) {
    return error.name;
  }
}

test("paths: which match, and what their groups hold", () => {
  for (const [path, given, groups] of [
    ["/a/b", "/a/b", {}],
    ["/a/b", "/a/b/", null],
    ["/a/b", "/a/B", null],
    ["/a/*", "/a/", { 0: "" }],
    ["/a/*", "/a/b/c", { 0: "b/c" }],
    ["/a/*", "/a", null],
    ["/users/:id", "/users/42", { id: "42" }],
    ["/users/:id", "/users/", null],
    ["/users/:id", "/users/4/2", null],
    ["/users/:id?", "/users", { id: undefined }],
    ["/users/:id?", "/users/7", { id: "7" }],
    ["/f/:path+", "/f/a/b/c", { path: "a/b/c" }],
    ["/f/:path+", "/f", null],
    ["/f/:path*", "/f", { path: undefined }],
    ["/f/:path*", "/f/x/y", { path: "x/y" }],
    ["/:kind/:id(\\d+)", "/book/12", { kind: "book", id: "12" }],
    ["/:kind/:id(\\d+)", "/book/x", null],
    ["/(\\d+)/(.*)", "/1/z", { 0: "1", 1: "z" }],
    ["/:name.:ext", "/file.tar.gz", { name: "file", ext: "tar.gz" }],
    ["/a{/b}?", "/a", {}],
    ["/a{/b}?", "/a/b", {}],
    ["/a{/b}?", "/ab", null],
    ["/{:x-}?y", "/v-y", { x: "v" }],
    ["/{:x-}?y", "/y", { x: undefined }],
    ["/x{ab}+", "/xabab", {}],
    ["/x{ab}*", "/x", {}],
    ["/\\:literal", "/:literal", {}],
    ["/a\\*", "/a*", {}],
    ["/caf\u00e9", "/caf%C3%A9", {}],
    ["/a/../b", "/b", {}],
    ["/:\u00e4b", "/1", { "\u00e4b": "1" }],
    ["*", "/anything/at/all", { 0: "/anything/at/all" }],
    ["/([^\\/]+?)", "/one", { 0: "one" }],
    ["/.\\+", "/.+", {}],
    ["/.\\+", "/xx", null],
  ]) {
    const result = new URLPattern({ pathname: path }).exec({ pathname: given });
    equal(result === null ? null : result.pathname.groups, groups, path + " " + given);
    equal(new URLPattern({ pathname: path }).test("https://h.example" + given), groups !== null, path + " on a URL");
  }
});

test("patterns as texts are taken apart", () => {
  for (const [text, base, expected] of [
    ["https://example.com/a", undefined, ["https", "*", "*", "example.com", "", "/a", "*", "*"]],
    ["https://example.com:8080/a?b#c", undefined, ["https", "*", "*", "example.com", "8080", "/a", "b", "c"]],
    ["https://example.com:443/", undefined, ["https", "*", "*", "example.com", "", "/", "*", "*"]],
    ["http{s}?://*.example.com/:p", undefined, ["http{s}?", "*", "*", "*.example.com", "", "/:p", "*", "*"]],
    ["https://u\\:p@h/", undefined, ["https", "u", "p", "h", "", "/", "*", "*"]],
    ["https://h", undefined, ["https", "*", "*", "h", "", "*", "*", "*"]],
    ["https://h#x", undefined, ["https", "*", "*", "h", "", "/", "", "x"]],
    ["https://[\\:\\:1]/", undefined, ["https", "*", "*", "[\\:\\:1]", "", "/", "*", "*"]],
    ["data\\:foobar", undefined, ["data", "*", "*", "", "", "foobar", "*", "*"]],
    ["/p/:q", "https://h:81/x?y", ["https", "*", "*", "h", "81", "/p/:q", "*", "*"]],
    ["r", "https://h/d/e", ["https", "*", "*", "h", "", "/d/r", "*", "*"]],
    ["?s", "https://h/d/e", ["https", "*", "*", "h", "", "/d/e", "s", "*"]],
    ["#t", "https://h/d?e", ["https", "*", "*", "h", "", "/d", "e", "t"]],
  ]) {
    const made = base === undefined ? pattern(text) : pattern(text, base);
    equal(COMPONENTS.map((name) => made[name]), expected, text);
  }
  equal(pattern("/no/base"), "TypeError");
  equal(pattern("/a", "no base"), "TypeError");
  equal(pattern({ pathname: "/a" }, "https://h/"), "TypeError");
});

test("components are canonicalized and written back in the shortest form", () => {
  for (const [init, name, expected] of [
    [{ protocol: "HTTPS:" }, "protocol", "https"],
    [{ hostname: "EXAMPLE.com" }, "hostname", "example.com"],
    [{ hostname: "m\u00fcnchen.de" }, "hostname", "xn--mnchen-3ya.de"],
    [{ hostname: "[\\:\\:AB]" }, "hostname", "[\\:\\:ab]"],
    [{ protocol: "http", port: "80" }, "port", ""],
    [{ protocol: "http", port: "8080" }, "port", "8080"],
    [{ pathname: "/a b" }, "pathname", "/a%20b"],
    [{ pathname: "{/:a}" }, "pathname", "/:a"],
    [{ pathname: "/:a([^\\/]+?)" }, "pathname", "/:a"],
    [{ pathname: "/(.*)" }, "pathname", "/*"],
    [{ pathname: "/{:a}b" }, "pathname", "/{:a}b"],
    [{ pathname: "{/}:a" }, "pathname", "/{:a}"],
    [{ search: "?a=b" }, "search", "a=b"],
    [{ hash: "#a" }, "hash", "a"],
    [{ username: "\u00e4" }, "username", "%C3%A4"],
    [{}, "pathname", "*"],
    [{ pathname: "x", baseURL: "https://h/a/b" }, "pathname", "/a/x"],
    [{ pathname: "", baseURL: "https://h/a/b" }, "hostname", "h"],
  ]) {
    equal(new URLPattern(init)[name], expected, JSON.stringify(init));
  }
});

test("results name all components and the inputs", () => {
  const made = new URLPattern("https://:sub.example.com/:a/*\\?q=:q#:f");
  const result = made.exec("https://www.example.com/x/y/z?q=1#2");
  equal(result.inputs, ["https://www.example.com/x/y/z?q=1#2"]);
  equal(result.protocol, { input: "https", groups: {} });
  equal(result.hostname, { input: "www.example.com", groups: { sub: "www" } });
  equal(result.port, { input: "", groups: {} });
  equal(result.pathname, { input: "/x/y/z", groups: { a: "x", 0: "y/z" } });
  equal(result.search, { input: "q=1", groups: { q: "1" } });
  equal(result.hash, { input: "2", groups: { f: "2" } });
  equal(made.exec("/x/y?q=1#2", "https://www.example.com/").inputs, ["/x/y?q=1#2", "https://www.example.com/"]);
  equal(made.exec("/x/y", "https://www.example.com/"), null);
  equal(made.exec("not a url"), null);
  equal(made.test("/x/y?q=1#2", "no base"), false);
  throws("TypeError", () => made.test({ pathname: "/x" }, "https://h/"));
  equal(made.test(), false);
  equal(new URLPattern().test(), true);
  equal(new URLPattern({ pathname: "/a" }).test({ pathname: "/a", port: "x" }), false);
});

test("hasRegExpGroups, ignoreCase", () => {
  equal(new URLPattern({ pathname: "/:a/*" }).hasRegExpGroups, false);
  equal(new URLPattern({ pathname: "/:a(\\d+)" }).hasRegExpGroups, true);
  equal(new URLPattern({ hostname: "(a|b)" }).hasRegExpGroups, true);
  equal(new URLPattern({ pathname: "/Abc" }, { ignoreCase: true }).test({ pathname: "/aBC" }), true);
  equal(new URLPattern({ pathname: "/Abc" }).test({ pathname: "/aBC" }), false);
  equal(new URLPattern("/Abc", "https://h", { ignoreCase: true }).test("https://h/abc"), true);
  equal(new URLPattern("https://h/Abc?Q", { ignoreCase: true }).test("https://h/abc?q"), true);
});

test("what is no pattern is refused", () => {
  for (const init of [{ pathname: "/(" }, { pathname: "/:" }, { pathname: "/{a" }, { pathname: "/a}" }, { pathname: "/()" },
    { pathname: "/(?)" }, { pathname: "/((a))" }, { pathname: "/(\u00e9)" }, { pathname: "/:a/:a" }, { pathname: "/\\" },
    { pathname: "/(a" }, { pathname: "/([)" }, { pathname: "+" }, { hostname: "a b" }, { hostname: "[x]" },
    { port: "99999" }, { port: "x" }, { protocol: "a b" }, { baseURL: "x" }, { pathname: "/(\\y)" },
    { pathname: "/([[a-z]--a])" }, { pathname: "/([a&&b])" }]) {
    equal(pattern(init), "TypeError", JSON.stringify(init));
  }
  equal(pattern(Symbol("s")), "TypeError");
  equal(pattern({}, 5, {}), "TypeError");
});
