// SPDX-License-Identifier: Apache-2.0
// The components of patterns and of what they are matched with (URL Pattern 2.3, 3 and 4).
import { escapePattern, parsePattern, toExpression, toPattern, tokenize } from "./url-pattern-syntax.js";
import { FRAGMENT, percentEncode } from "./percent.js";
import { parseHost } from "./url-host.js";
import { defaultPort, encodeQuery, isSpecial, parseUrl, serializePath } from "./url-parser.js";

export const COMPONENTS = ["protocol", "username", "password", "hostname", "port", "pathname", "search", "hash"];
const SPECIAL_SCHEMES = ["ftp", "file", "http", "https", "ws", "wss"];
export const PLAIN = { delimiter: "", prefix: "" };
export const HOSTNAME = { delimiter: ".", prefix: "" };
export const PATHNAME = { delimiter: "/", prefix: "/" };

const refuse = (what, value) => {
  throw new TypeError("Invalid URL pattern: " + JSON.stringify(value) + " is no " + what);
};
const withoutBreaks = (text) => text.replace(/[\t\n\r]/g, "");

/** Makes the canonicalizing functions of URL Pattern 3.1; each takes "" as it is. */
export function makeCanonicalizers(web, host) {
  const dummy = () => new (web.URL())("https://dummy.invalid/");
  const orEmpty = (canonicalize) => (value, protocol) => (value === "" ? "" : canonicalize(value, protocol));
  return {
    protocol: orEmpty((value) => {
      const record = parseUrl(host, value + "://dummy.invalid/", null);
      return record === null ? refuse("protocol", value) : record.scheme.substring(0, record.scheme.length - 1);
    }),
    username: orEmpty((value) => {
      const url = dummy();
      url.username = value;
      return url.username;
    }),
    password: orEmpty((value) => {
      const url = dummy();
      url.password = value;
      return url.password;
    }),
    hostname: orEmpty((value) => {
      const name = withoutBreaks(value).replace(/[/\\?#][^]*$/, "");
      const parsed = /^[^[]*:/.test(name) || name === "" ? null : parseHost(host, name, false);
      return parsed === null ? refuse("hostname", value) : parsed;
    }),
    ipv6: orEmpty((value) => (/^[0-9a-fA-F:[\]]*$/.test(value) ? value.toLowerCase() : refuse("IPv6 address", value))),
    port: orEmpty((value, protocol) => {
      const digits = /^[0-9]+/.exec(withoutBreaks(value));
      if (digits === null || Number(digits[0]) > 65535) {
        refuse("port", value);
      }
      const port = Number(digits[0]);
      return protocol !== undefined && port === defaultPort(protocol + ":") ? "" : String(port);
    }),
    pathname: orEmpty((value) => {
      const url = dummy();
      const rooted = value.charAt(0) === "/";
      url.pathname = rooted ? value : "/-" + value;
      return rooted ? url.pathname : url.pathname.substring(2);
    }),
    opaquePathname: orEmpty((value) => parseUrl(host, "data:" + value.replace(/[?#]/g, encodeURIComponent), null).path),
    search: orEmpty((value) => encodeQuery({ scheme: "https:" }, withoutBreaks(value))),
    hash: orEmpty((value) => percentEncode(withoutBreaks(value), FRAGMENT)),
  };
}

/** Completes the members of an init from its baseURL, and canonicalizes them unless they are patterns. */
export function processInit(canonical, host, init, isPattern, result) {
  const base = init.baseURL === undefined ? null : parseUrl(host, init.baseURL, null);
  if (init.baseURL !== undefined && base === null) {
    throw new TypeError("Invalid URL pattern: baseURL is no URL");
  }
  const lacks = (...names) => names.every((name) => init[name] === undefined);
  if (base !== null) {
    const fromBase = (text) => (isPattern ? escapePattern(text) : text);
    if (lacks("protocol")) {
      result.protocol = fromBase(base.scheme.substring(0, base.scheme.length - 1));
    }
    if (!isPattern && lacks("protocol", "hostname", "port", "username")) {
      result.username = base.username;
      if (lacks("password")) {
        result.password = base.password;
      }
    }
    if (lacks("protocol", "hostname")) {
      result.hostname = fromBase(base.host === null ? "" : base.host);
      if (lacks("port")) {
        result.port = base.port === null ? "" : String(base.port);
        if (lacks("pathname")) {
          result.pathname = fromBase(serializePath(base));
          if (lacks("search")) {
            result.search = fromBase(base.query === null ? "" : base.query);
            if (lacks("hash")) {
              result.hash = fromBase(base.fragment === null ? "" : base.fragment);
            }
          }
        }
      }
    }
  }
  const canonicalOr = (name, value, protocol) => (isPattern ? value : canonical[name](value, protocol));
  if (init.protocol !== undefined) {
    result.protocol = canonicalOr("protocol", init.protocol.replace(/:$/, ""));
  }
  for (const name of ["username", "password", "hostname"]) {
    if (init[name] !== undefined) {
      result[name] = canonicalOr(name, init[name]);
    }
  }
  if (init.port !== undefined) {
    result.port = canonicalOr("port", init.port, result.protocol);
  }
  if (init.pathname !== undefined) {
    const { protocol } = result;
    const hierarchical = protocol === undefined || protocol === "" || isSpecial(protocol + ":");
    result.pathname = canonicalOr(hierarchical ? "pathname" : "opaquePathname",
        resolvePathname(init.pathname, base, isPattern));
  }
  if (init.search !== undefined) {
    result.search = canonicalOr("search", init.search.replace(/^\?/, ""));
  }
  if (init.hash !== undefined) {
    result.hash = canonicalOr("hash", init.hash.replace(/^#/, ""));
  }
  return result;
}

function resolvePathname(pathname, base, isPattern) {
  const absolute = isPattern ? /^(\/|\\\/|\{\/)/ : /^\//;
  if (base === null || typeof base.path === "string" || absolute.test(pathname)) {
    return pathname;
  }
  const path = isPattern ? escapePattern(serializePath(base)) : serializePath(base);
  return path.substring(0, path.lastIndexOf("/") + 1) + pathname;
}

/** Compiles a component to {pattern, expression, names, hasExpressions}. */
export function compileComponent(host, input, encode, options, ignoreCase) {
  const parts = parsePattern(host, input, options, encode);
  const names = [];
  let hasExpressions = false;
  let flags = ignoreCase ? "i" : "";
  for (let i = 0; i < parts.length; i++) {
    if (parts[i].type !== "fixed") {
      names[names.length] = parts[i].name;
    }
    if (parts[i].type === "expression") {
      hasExpressions = true;
      checkExpression(parts[i].value);
      if (/\\([pP]|u\{)/.test(parts[i].value) && flags.indexOf("u") < 0) {
        flags += "u";
      }
    }
  }
  let expression;
  try {
    expression = new RegExp(toExpression(parts, options), flags);
  } catch (error) {
    throw new TypeError("Invalid URL pattern " + JSON.stringify(input) + ": " + error.message);
  }
  return { pattern: toPattern(host, parts, options), expression, names, hasExpressions };
}

/**
 * Patterns are expressions with the flag v. Without it, some escapes and the set notation would be taken for something
 * else: they are refused.
 */
function checkExpression(text) {
  let inClass = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === "\\") {
      i++;
      if (/[A-Za-z]/.test(text.charAt(i)) && "dDwWsSbBfnrtvcxukpP".indexOf(text.charAt(i)) < 0) {
        throw new TypeError("Invalid URL pattern: \\" + text.charAt(i) + " is no escape of regular expressions");
      }
    } else if (!inClass) {
      inClass = character === "[";
    } else if (character === "]") {
      inClass = false;
    } else if (character === "[" || /^(--|&&|\\q)/.test(text.substr(i, 2))) {
      throw new TypeError("Invalid URL pattern: the set notation of regular expressions is not supported here");
    }
  }
}

/** Says whether the pattern of a protocol matches one of the special schemes. */
export function matchesSpecial(component) {
  return SPECIAL_SCHEMES.some((scheme) => component.expression.test(scheme));
}

/** Says whether the pattern of a hostname is one of an IPv6 address. */
export function isIpv6Pattern(text) {
  return text.length >= 2 && /^(\[|\{\[|\\\[)/.test(text);
}

/** Parses the text form of a pattern into an init (URL Pattern 2.2, the constructor string parser). */
export function parseConstructorString(canonical, host, input) {
  const tokens = tokenize(host, input, true);
  const result = {};
  let start = 0;
  let at = 0;
  let step = 1;
  let groups = 0;
  let brackets = 0;
  let special = false;
  let state = "init";

  const token = (index) => tokens[index < tokens.length ? index : tokens.length - 1];
  const is = (value, index) => {
    const { type, value: actual } = token(index === undefined ? at : index);
    return actual === value && (type === "char" || type === "escaped" || type === "invalid");
  };
  const isSearch = () => {
    if (is("?")) {
      return true;
    }
    if (token(at).value !== "?") {
      return false;
    }
    const before = at === 0 ? "" : token(at - 1).type;
    return before !== "name" && before !== "expression" && before !== "close" && before !== "asterisk";
  };
  const text = () => input.substring(token(start).index, token(at).index);
  const order = ["protocol", "authority", "username", "password", "hostname", "port", "pathname", "search", "hash"];
  const between = (name, from, to) => order.indexOf(name) >= order.indexOf(from)
      && order.indexOf(name) <= order.indexOf(to);
  const change = (next, skip) => {
    if (state !== "init" && state !== "authority" && state !== "done") {
      result[state] = text();
    }
    if (state !== "init" && next !== "done") {
      if (between(state, "protocol", "password") && between(next, "port", "hash") && result.hostname === undefined) {
        result.hostname = "";
      }
      if (between(state, "protocol", "port") && between(next, "search", "hash") && result.pathname === undefined) {
        result.pathname = special ? "/" : "";
      }
      if (between(state, "protocol", "pathname") && next === "hash" && result.search === undefined) {
        result.search = "";
      }
    }
    state = next;
    at += skip;
    start = at;
    step = 0;
  };
  const rewind = (next) => {
    at = start;
    step = 0;
    state = next;
  };
  const endOfAuthority = () => {
    if (is("/")) {
      change("pathname", 0);
    } else if (isSearch()) {
      change("search", 1);
    } else if (is("#")) {
      change("hash", 1);
    }
  };
  const states = {
    init() {
      if (is(":")) {
        rewind("protocol");
      }
    },
    protocol() {
      if (is(":")) {
        special = matchesSpecial(compileComponent(host, text(), canonical.protocol, PLAIN, false));
        const slashes = is("/", at + 1) && is("/", at + 2);
        change(slashes || special ? "authority" : "pathname", slashes ? 3 : 1);
      }
    },
    authority() {
      if (is("@")) {
        rewind("username");
      } else if (is("/") || isSearch() || is("#")) {
        rewind("hostname");
      }
    },
    username() {
      if (is(":")) {
        change("password", 1);
      } else if (is("@")) {
        change("hostname", 1);
      }
    },
    password() {
      if (is("@")) {
        change("hostname", 1);
      }
    },
    hostname() {
      if (is("[")) {
        brackets++;
      } else if (is("]")) {
        brackets--;
      } else if (is(":") && brackets === 0) {
        change("port", 1);
      } else {
        endOfAuthority();
      }
    },
    port: endOfAuthority,
    pathname() {
      if (isSearch()) {
        change("search", 1);
      } else if (is("#")) {
        change("hash", 1);
      }
    },
    search() {
      if (is("#")) {
        change("hash", 1);
      }
    },
    hash() {},
  };

  for (; at < tokens.length; at += step) {
    step = 1;
    const { type } = tokens[at];
    if (type === "end") {
      if (state === "init") {
        rewind("init");
        if (is("#")) {
          change("hash", 1);
        } else if (isSearch()) {
          change("search", 1);
        } else {
          change("pathname", 0);
        }
      } else if (state === "authority") {
        rewind("hostname");
      } else {
        change("done", 0);
        break;
      }
    } else if (type === "open") {
      groups++;
    } else if (groups > 0 && type !== "close") {
      continue;
    } else {
      if (groups > 0) {
        groups--;
      }
      states[state]();
    }
  }
  if (result.hostname !== undefined && result.port === undefined) {
    result.port = "";
  }
  return result;
}
