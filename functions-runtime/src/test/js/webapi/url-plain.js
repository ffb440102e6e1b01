// SPDX-License-Identifier: Apache-2.0
// Plain addresses are parsed on a way of their own. A space before one takes it to the way of all others, and means nothing.

const HOSTS = ["h", "example.com", "a-b.c", "a..b", "a.", ".", "", ".a", "xn--a", "a.xn--mgba3gch31f060k", "1.2.3.4", "127.0.0.1",
  "1.2.3", "1.2.3.256", "01.2.3.4", "0x7f.1", "a.0x1", "a.1", "a.1b", "1a.b", "1.2.3.4.5", "1.2.3.4.", "a_b", "a%41", "A.b", "u@h"];
const PORTS = ["", ":", ":0", ":80", ":080", ":443", ":8080", ":65535", ":65536", ":000080", ":8a", ":-1"];
const PATHS = ["", "/", "/a/b", "//a//", "/a.b/c", "/./a", "/a/.", "/a/..", "/a/../b", "/.a", "/a/%2e%2E/b", "/%41", "/a b", "/a'b",
  "/-._~=&+,;:@", "/a^b", "/\u00e4", "\\a", "/a\\b", "/a\tb", "/a{b"];
const QUERIES = ["", "?", "?a=b&c=d", "?a?b", "?a%20b%", "?a b", "?a'b", "?../a", "?\u00e4", "#", "#f", "?a#f"];
const PARTS = ["href", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash", "origin"];

function parts(address) {
  const url = URL.parse(address);
  return url === null ? "none" : PARTS.map((part) => url[part]).join("\n");
}

function equalOnBothWays(address) {
  equal(parts(address), parts(" " + address), address);
}

for (const scheme of ["http", "https", "HTTP", "ftp"]) {
  test("plain addresses of " + scheme, () => {
    for (const host of HOSTS) {
      for (const port of PORTS) {
        equalOnBothWays(scheme + "://" + host + port + "/p?q");
      }
      equalOnBothWays(scheme + "://" + host);
    }
    for (const path of PATHS) {
      for (const query of QUERIES) {
        equalOnBothWays(scheme + "://h" + path + query);
      }
    }
  });
}

test("a plain address can be changed and is a base", () => {
  const url = new URL("https://example.com:8443/a/b?c=d");
  url.pathname = "/x y";
  url.searchParams.append("e", "f");
  url.port = "";
  equal(url.href, "https://example.com/x%20y?c=d&e=f");
  equal(new URL("../z", "https://example.com/a/b/c").href, "https://example.com/a/z");
  equal(new URL("?q", "https://example.com").href, "https://example.com/?q");
});
