// SPDX-License-Identifier: Apache-2.0

function href(url, base) {
  const parsed = URL.parse(url, base);
  return parsed === null ? null : parsed.href;
}

test("the parser of URLs", () => {
  for (const [given, base, expected] of [
    ["http://h/a%2fb%5c", undefined, "http://h/a%2fb%5c"],
    ["http://h/\u00e4?\u00e4#\u00e4", undefined, "http://h/%C3%A4?%C3%A4#%C3%A4"],
    ["http://h/\ud800x", undefined, "http://h/%EF%BF%BDx"],
    ["http://h/a^b|c", undefined, "http://h/a%5Eb|c"],
    ["http://h/?a'b", undefined, "http://h/?a%27b"],
    ["foo:/?a'b", undefined, "foo:/?a'b"],
    ["http://h/%zz%", undefined, "http://h/%zz%"],
    ["\u0000\u001fhttp://h/\u0000", undefined, "http://h/"],
    ["h\tt\nt\rp://h/\ta", undefined, "http://h/a"],
    ["http:h", undefined, "http://h/"],
    ["http:/h", undefined, "http://h/"],
    ["http:////h", undefined, "http://h/"],
    ["http:\\\\h\\p", undefined, "http://h/p"],
    ["http://a:b:c@h", undefined, "http://a:b%3Ac@h/"],
    ["http://@h", undefined, "http://h/"],
    ["http://:@h", undefined, "http://h/"],
    ["http://u@", undefined, null],
    ["http://h:080/", undefined, "http://h/"],
    ["http://h:65535/", undefined, "http://h:65535/"],
    ["http://h:65536/", undefined, null],
    ["http://h:-1/", undefined, null],
    ["ws://h:80/", undefined, "ws://h/"],
    ["wss://h:443/x", undefined, "wss://h/x"],
    ["ftp://h:21/", undefined, "ftp://h/"],
    ["foo://h:80/", undefined, "foo://h:80/"],
    ["http://h/a/./b/../c", undefined, "http://h/a/c"],
    ["http://h/..", undefined, "http://h/"],
    ["http://h/a/%2E%2e/%2e", undefined, "http://h/"],
    ["http://h/a/...", undefined, "http://h/a/..."],
    ["http://h//a//", undefined, "http://h//a//"],
    ["foo:/../x", undefined, "foo:/x"],
    ["foo:a/../b", undefined, "foo:a/../b"],
    ["foo:/a/..//b", undefined, "foo:/.//b"],
    ["foo:  x  ", undefined, "foo:  x"],
    ["foo:x  #y", undefined, "foo:x %20#y"],
    ["foo:x  ?y", undefined, "foo:x %20?y"],
    ["file:", undefined, "file:///"],
    ["file:a", undefined, "file:///a"],
    ["file:/C|/x", undefined, "file:///C:/x"],
    ["file://C:/x", undefined, "file:///C:/x"],
    ["file:///C:/..", undefined, "file:///C:/"],
    ["file://h/C|/x", undefined, "file://h/C:/x"],
    ["file:\\\\h\\x", undefined, "file://h/x"],
    ["file://LOCALHOST/x", undefined, "file:///x"],
    ["file://h:80/", undefined, null],
    ["..", "file:///C:/a/b", "file:///C:/"],
    ["/x", "file:///C:/a", "file:///C:/x"],
    ["D|/x", "file:///C:/a", "file:///D:/x"],
    ["//h/x", "file:///C:/a", "file://h/x"],
    ["?q", "file:///a#f", "file:///a?q"],
    ["", "http://h/a?b#c", "http://h/a?b"],
    ["#", "http://h/a?b", "http://h/a?b#"],
    ["?", "http://h/a?b", "http://h/a?"],
    [".", "http://h/a/b", "http://h/a/"],
    ["./..", "http://h/a/b/c", "http://h/a/"],
    ["x:y", "http://h/", "x:y"],
    ["http:x", "http://h/a/b", "http://h/a/x"],
    ["http:/x", "http://h/a/b", "http://h/x"],
    ["http:?q", "http://h/a", "http://h/a?q"],
    ["//", "http://h/", null],
    ["///x", "http://h/", "http://x/"],
    ["///x", "foo://h/", "foo:///x"],
    ["\\x", "foo://h/a", "foo://h/\\x"],
    ["x", "mailto:a", null],
    ["#x", "mailto:a", "mailto:a#x"],
    ["?x", "mailto:a", null],
    ["/x", "foo:", null],
    ["/x", "foo:/", "foo:/x"],
    ["1http://h", undefined, null],
    ["http", undefined, null],
    ["://h", undefined, null],
  ]) {
    equal(href(given, base), expected, given + " on " + base);
    equal(URL.canParse(given, base), expected !== null, given + " can be parsed");
  }
  equal(href("x", "also no base"), null);
});

test("origins", () => {
  for (const [given, expected] of [["http://h:81/", "http://h:81"], ["https://u:p@h/", "https://h"], ["ws://h", "ws://h"],
    ["ftp://h", "ftp://h"], ["file:///a", "null"], ["foo://h", "null"], ["data:,x", "null"], ["blob:https://h:1/x", "https://h:1"],
    ["blob:http://h/x", "http://h"], ["blob:ws://h/x", "null"], ["blob:file:///x", "null"], ["blob:x", "null"],
    ["about:blank", "null"]]) {
    equal(new URL(given).origin, expected, given);
  }
});

test("setters change what may be changed and leave the rest", () => {
  for (const [given, part, value, expected] of [
    ["http://h/", "protocol", "foo:", "http://h/"],
    ["foo://h/", "protocol", "https:", "foo://h/"],
    ["foo://h/", "protocol", "b-a.r+2", "b-a.r+2://h/"],
    ["http://h/", "protocol", "0x", "http://h/"],
    ["http://u@h/", "protocol", "file", "http://u@h/"],
    ["file://h/", "protocol", "http", "http://h/"],
    ["file:///", "protocol", "http", "file:///"],
    ["http://h:8080/", "protocol", "https:whatever", "https://h:8080/"],
    ["file:///x", "username", "u", "file:///x"],
    ["http://u@h/", "username", "", "http://h/"],
    ["http://h/", "password", "p w", "http://:p%20w@h/"],
    ["http://h/", "host", "a:81/x", "http://a:81/"],
    ["http://h:1/", "host", "a", "http://a:1/"],
    ["http://h:1/", "host", "a:", "http://a:1/"],
    ["http://h/", "host", "[::1]:5", "http://[::1]:5/"],
    ["http://h/", "host", "a b", "http://h/"],
    ["http://h/", "host", ":80", "http://h/"],
    ["http://h/", "hostname", "A%41", "http://aa/"],
    ["http://h:1/", "hostname", "a?b", "http://a:1/"],
    ["foo://u@h/", "hostname", "", "foo://u@h/"],
    ["foo:/x", "hostname", "h", "foo://h/x"],
    ["mailto:x", "hostname", "h", "mailto:x"],
    ["file:///x", "hostname", "localhost", "file:///x"],
    ["file:///x", "host", "h:80", "file:///x"],
    ["http://h/", "port", "80", "http://h/"],
    ["http://h/", "port", "0", "http://h:0/"],
    ["http://h:1/", "port", "x", "http://h:1/"],
    ["http://h:1/", "port", "65536", "http://h:1/"],
    ["http://h:1/", "port", " 2", "http://h:1/"],
    ["http://h/", "port", "9/x", "http://h:9/"],
    ["file:///", "port", "1", "file:///"],
    ["http://h/a", "pathname", "b", "http://h/b"],
    ["http://h/a", "pathname", "\\b\\..\\c", "http://h/c"],
    ["foo://h/a", "pathname", "\\b", "foo://h/\\b"],
    ["foo://h/a", "pathname", "", "foo://h"],
    ["foo:/a", "pathname", "//b", "foo:/.//b"],
    ["http://h/a", "pathname", "%2e%2E/x?#", "http://h/x%3F%23"],
    ["http://h/", "search", "?", "http://h/?"],
    ["http://h/", "search", "??a", "http://h/??a"],
    ["http://h/", "search", "a'b\u00e4", "http://h/?a%27b%C3%A4"],
    ["http://h/", "hash", "#", "http://h/#"],
    ["http://h/", "hash", "a`b\tc", "http://h/#a%60bc"],
    ["mailto:x", "hash", "y", "mailto:x#y"],
  ]) {
    const url = new URL(given);
    url[part] = value;
    equal(url.href, expected, given + " " + part + " = " + JSON.stringify(value));
  }
});

test("search parameters and their URL", () => {
  const url = new URL("http://h/?a=1&a=2#f");
  equal(url.searchParams === url.searchParams, true);
  url.searchParams.set("a", "x y&z");
  equal(url.search, "?a=x+y%26z");
  url.searchParams.delete("a");
  equal(url.href, "http://h/#f");
  url.search = "?q=%20";
  equal(url.searchParams.get("q"), " ");
  url.searchParams.append("q", "\u00e4");
  equal(url.href, "http://h/?q=+&q=%C3%A4#f");
  url.searchParams.sort();
  equal(url.search, "?q=+&q=%C3%A4");
  url.href = "http://i/?n=1";
  equal([...url.searchParams], [["n", "1"]]);
});

test("URLSearchParams", () => {
  for (const [init, expected] of [["a=b&c", "a=b&c="], ["?a", "a="], ["??a", "%3Fa="], ["&&a=&", "a="], ["=", "="], ["a=b=c", "a=b%3Dc"],
    ["a+b=%2B", "a+b=%2B"], ["%61=%zz", "a=%25zz"], ["a=\u0000", "a=%00"], ["%EF%BB%BFa=1", "%EF%BB%BFa=1"], [null, "null="],
    [5, "5="], ["*-._~!", "*-._%7E%21="]]) {
    equal(new URLSearchParams(init).toString(), expected, String(init));
  }
  const params = new URLSearchParams("a=1&b=2&a=3&a=1");
  equal(params.size, 4);
  equal(params.has("a", "3"), true);
  equal(params.has("a", "2"), false);
  equal(params.has("a", undefined), true);
  params.delete("a", "1");
  equal(params.toString(), "b=2&a=3");
  params.delete("a", undefined);
  equal(params.toString(), "b=2");
  const sorted = new URLSearchParams("z=1&\ufffd=2&\u{1f600}=3&a=4&z=0&aa=5&a=6");
  sorted.sort();
  equal([...sorted].map((pair) => pair[0] + pair[1]), ["a4", "a6", "aa5", "z1", "z0", "\u{1f600}3", "\ufffd2"]);
  const live = new URLSearchParams("a=1&b=2&c=3");
  const seen = [];
  for (const [name] of live) {
    seen.push(name);
    if (name === "a") {
      live.delete("a");
    }
  }
  equal(seen, ["a", "c"]);
  const growing = new URLSearchParams("x=1");
  let count = 0;
  growing.forEach((value, name, self) => {
    count++;
    if (count < 4) {
      self.append("y", "2");
    }
  });
  equal(count, 4);
  throws("TypeError", () => new URLSearchParams([["a", "b", "c"]]));
  throws("TypeError", () => new URLSearchParams([1]));
  throws("TypeError", () => params.append("a"));
  throws("TypeError", () => params.get());
  throws("TypeError", () => params.forEach());
  throws("TypeError", () => URLSearchParams.prototype.get.call({}, "a"));
  equal(new URLSearchParams(new Map([["m", "1"]])).toString(), "m=1");
  equal(new URLSearchParams({ a: undefined, b: null }).toString(), "a=undefined&b=null");
  equal(new URLSearchParams("a=\ud800").get("a"), "\ufffd");
});
