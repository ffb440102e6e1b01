// SPDX-License-Identifier: Apache-2.0

function href(url, base) {
  try {
    return new URL(url, base).href;
  } catch (error) {
    return error.name;
  }
}

test("absolute addresses are normalized", () => {
  for (const [given, expected] of [
    ["HTTP://EXAMPLE.com:80/%7Ea?b c#d e", "http://example.com/%7Ea?b%20c#d%20e"],
    ["http://a/b/../c/./d", "http://a/c/d"],
    ["http://h/%2e%2E/a/%2e/b", "http://h/a/b"],
    ["http://h/a/..", "http://h/"],
    ["https://h:443/", "https://h/"],
    ["https://h:80/", "https://h:80/"],
    ["http://h:/x", "http://h/x"],
    ["  http://h/ \t", "http://h/"],
    ["ht\ntp://h/", "http://h/"],
    ["http:\\\\x\\y?\\z", "http://x/y?\\z"],
    ["http://u:p@h@i/", "http://u:p%40h@i/"],
    ["http://h?q='\"<>", "http://h/?q=%27%22%3C%3E"],
    ["foo://h?q='", "foo://h?q='"],
    ["mailto:a b#c", "mailto:a b#c"],
    ["data:text/plain,hi there?q #f", "data:text/plain,hi there?q%20#f"],
    ["foo:/a/b/../c", "foo:/a/c"],
    ["foo:/.//p", "foo:/.//p"],
    ["foo://", "foo://"],
    ["file:///C|/x/../..", "file:///C:/"],
    ["file://localhost/a", "file:///a"],
    ["javascript:alert(1)", "javascript:alert(1)"],
  ]) {
    equal(href(given), expected, given);
  }
});

test("references are resolved against a base", () => {
  for (const [given, base, expected] of [
    ["//x/y", "https://h/p", "https://x/y"],
    ["../x", "http://a/b/c/d", "http://a/b/x"],
    ["../../../x", "http://a/b/c/d", "http://a/x"],
    ["?q", "http://a/b?c#d", "http://a/b?q"],
    ["#f", "http://a/b?c", "http://a/b?c#f"],
    ["", "http://a/b?c#d", "http://a/b?c"],
    ["x y", "http://a/b/", "http://a/b/x%20y"],
    ["https:foo", "https://h/a/b", "https://h/a/foo"],
    ["http:foo", "https://h/a/b", "http://foo/"],
    ["/x", "file:///C:/y", "file:///C:/x"],
    ["#x", "about:blank", "about:blank#x"],
    ["x", "about:blank", "TypeError"],
    ["\\\\h\\x", "http://z", "http://h/x"],
  ]) {
    equal(href(given, base), expected, given);
  }
});

test("hosts", () => {
  for (const [given, expected] of [
    ["http://1.2.3", "1.2.0.3"],
    ["http://0x7f.1", "127.0.0.1"],
    ["http://0300.168.0xF0", "192.168.0.240"],
    ["http://4294967295", "255.255.255.255"],
    ["http://1.", "0.0.0.1"],
    ["http://[::1]:80/", "[::1]"],
    ["http://[1:0:0:2::]/", "[1:0:0:2::]"],
    ["http://[::ffff:1.2.3.4]", "[::ffff:102:304]"],
    ["http://m\u00fcnchen.de/", "xn--mnchen-3ya.de"],
    ["http://GO\uff0ecom", "go.com"],
    ["http://ex%61mple.com", "example.com"],
    ["foo://a%25b", "a%25b"],
    ["http://a..b/", "a..b"],
  ]) {
    equal(new URL(given).hostname, expected, given);
  }
  for (const given of ["http://1.2.3.4.5", "http://1.256.3.4", "http://09.2.3.4", "http://4294967296", "http://[1::2::3]",
    "http://[::1", "http://a b/", "http://h:99999/", "http://h:x/", "http://", "http:", "x", "", "http://user@/",
    "http://a%00b", "http://a%25b", "foo://a b/"]) {
    equal(href(given), "TypeError", given);
    equal(URL.canParse(given), false, given);
  }
});

test("parts", () => {
  const url = new URL("https://u:p@h:8443/a/b?c=d#e");
  equal(url.protocol, "https:");
  equal(url.username, "u");
  equal(url.password, "p");
  equal(url.host, "h:8443");
  equal(url.hostname, "h");
  equal(url.port, "8443");
  equal(url.pathname, "/a/b");
  equal(url.search, "?c=d");
  equal(url.hash, "#e");
  equal(url.origin, "https://h:8443");
  equal(String(url), url.href);
  equal(JSON.stringify({ url }), "{\"url\":\"https://u:p@h:8443/a/b?c=d#e\"}");
  equal(new URL("mailto:x").origin, "null");
  equal(new URL("blob:https://h/x").origin, "https://h");
  equal(new URL("http://h/?").search, "");
});

test("setters", () => {
  for (const [given, part, value, expected] of [
    ["http://h/p?q#f", "protocol", "https", "https://h/p?q#f"],
    ["http://h:443/", "protocol", "https:", "https://h/"],
    ["http://h/", "protocol", "foo", "http://h/"],
    ["http://h/", "username", "a:b@", "http://a%3Ab%40@h/"],
    ["http://h/p", "host", "x:81", "http://x:81/p"],
    ["http://h/p", "host", "x:80", "http://x/p"],
    ["http://h/p", "host", "", "http://h/p"],
    ["http://h/p", "hostname", "y:1", "http://h/p"],
    ["http://h/p", "port", "8080x", "http://h:8080/p"],
    ["http://h:5/p", "port", "", "http://h/p"],
    ["http://h/p", "port", "99999", "http://h/p"],
    ["http://h/p", "pathname", "a/../b?c#d", "http://h/b%3Fc%23d"],
    ["http://h/p", "pathname", "", "http://h/"],
    ["mailto:x", "pathname", "y", "mailto:x"],
    ["http://h/p?q", "search", "", "http://h/p"],
    ["http://h/p?q", "search", "a b#c", "http://h/p?a%20b%23c"],
    ["http://h/p#q", "hash", "", "http://h/p"],
    ["http://h/p#q", "hash", "##a b", "http://h/p##a%20b"],
    ["http://h/p", "href", "https://x/y", "https://x/y"],
    ["foo://h/", "host", "", "foo:///"],
  ]) {
    const url = new URL(given);
    url[part] = value;
    equal(url.href, expected, given + " " + part + " " + value);
  }
  throws("TypeError", () => {
    new URL("http://h/").href = "x";
  });
});

test("search parameters", () => {
  const params = new URLSearchParams("?a=1&b=2&a=3&c=%20+%2B&=x&&y");
  equal(params.get("a"), "1");
  equal(params.getAll("a"), ["1", "3"]);
  equal(params.get("c"), "  +");
  equal(params.get(""), "x");
  equal(params.get("y"), "");
  equal(params.get("z"), null);
  equal(params.has("b"), true);
  equal(params.has("b", "3"), false);
  equal(params.size, 6);
  params.delete("a");
  params.set("b", "\u00fc & ~*");
  params.append("d", "1");
  equal(params.toString(), "b=%C3%BC+%26+%7E*&c=++%2B&=x&y=&d=1");
  params.sort();
  equal([...params.keys()], ["", "b", "c", "d", "y"]);
  equal(new URLSearchParams({ a: 1, b: "x y" }).toString(), "a=1&b=x+y");
  equal(new URLSearchParams([["a", "1"], ["a", "2"]]).toString(), "a=1&a=2");
  throws("TypeError", () => new URLSearchParams([["a"]]));
  equal(new URLSearchParams("a=%zz%4").get("a"), "%zz%4");
  equal(new URLSearchParams("a=%ff").get("a"), "\ufffd");
  equal(new URLSearchParams(new URLSearchParams("q=1")).get("q"), "1");
});

test("the search parameters of a URL are live", () => {
  const url = new URL("http://h/?a=1");
  const params = url.searchParams;
  params.append("b", "2 3");
  equal(url.href, "http://h/?a=1&b=2+3");
  url.search = "?z=9";
  equal(params.get("z"), "9");
  params.delete("z");
  equal(url.href, "http://h/");
  url.href = "http://h/?n=1";
  equal(url.searchParams, params);
  equal(params.get("n"), "1");
});
