// SPDX-License-Identifier: Apache-2.0
import { isObject, setState, stateOf, tag, toDictionary, toUsvString } from "./idl.js";
import { COMPONENTS, HOSTNAME, PATHNAME, PLAIN, compileComponent, isIpv6Pattern, makeCanonicalizers, matchesSpecial,
  parseConstructorString, processInit } from "./url-pattern-init.js";
import { defaultPort, isSpecial, parseUrl, serializePath } from "./url-parser.js";

/** Defines URLPattern (URL Pattern 1.2). */
export function defineUrlPattern(web, host) {
  const canonical = makeCanonicalizers(web, host);

  class URLPattern {
    constructor(input, baseOrOptions, options) {
      const hasBase = arguments.length > 2
          || (baseOrOptions !== undefined && baseOrOptions !== null && !isObject(baseOrOptions));
      const base = hasBase ? toUsvString(baseOrOptions) : undefined;
      const given = toDictionary(hasBase ? options : baseOrOptions, "URLPattern constructor");
      setState(this, create(toInput(input), base, !!given.ignoreCase));
    }
    get protocol() {
      return patternOf(this, "protocol");
    }
    get username() {
      return patternOf(this, "username");
    }
    get password() {
      return patternOf(this, "password");
    }
    get hostname() {
      return patternOf(this, "hostname");
    }
    get port() {
      return patternOf(this, "port");
    }
    get pathname() {
      return patternOf(this, "pathname");
    }
    get search() {
      return patternOf(this, "search");
    }
    get hash() {
      return patternOf(this, "hash");
    }
    get hasRegExpGroups() {
      const components = stateOf(this, URLPattern);
      return COMPONENTS.some((name) => components[name].hasExpressions);
    }
    test(input, baseURL) {
      return match(stateOf(this, URLPattern), toInput(input), toBase(baseURL)) !== null;
    }
    exec(input, baseURL) {
      return match(stateOf(this, URLPattern), toInput(input), toBase(baseURL));
    }
  }
  tag(URLPattern, "URLPattern", { constructor: 0, test: 0, exec: 0 });

  function patternOf(pattern, name) {
    return stateOf(pattern, URLPattern)[name].pattern;
  }

  function create(input, base, ignoreCase) {
    let init = input;
    if (typeof input === "string") {
      init = parseConstructorString(canonical, host, input);
      if (base === undefined && init.protocol === undefined) {
        throw new TypeError("Invalid URL pattern: a pattern without a protocol needs a base URL");
      }
      init.baseURL = base;
    } else if (base !== undefined) {
      throw new TypeError("URLPattern constructor: a base URL goes with a string only");
    }
    const texts = processInit(canonical, host, init, true, {});
    for (let i = 0; i < COMPONENTS.length; i++) {
      if (texts[COMPONENTS[i]] === undefined) {
        texts[COMPONENTS[i]] = "*";
      }
    }
    const scheme = texts.protocol + ":";
    if (isSpecial(scheme) && texts.port === String(defaultPort(scheme))) {
      texts.port = "";
    }
    const compile = (name, canonicalize, options, folded) =>
      compileComponent(host, texts[name], canonicalize, options, folded);
    const protocol = compile("protocol", canonical.protocol, PLAIN, false);
    const hierarchical = matchesSpecial(protocol);
    return {
      protocol,
      username: compile("username", canonical.username, PLAIN, false),
      password: compile("password", canonical.password, PLAIN, false),
      hostname: compile("hostname", isIpv6Pattern(texts.hostname) ? canonical.ipv6 : canonical.hostname, HOSTNAME, false),
      port: compile("port", canonical.port, PLAIN, false),
      pathname: hierarchical ? compile("pathname", canonical.pathname, PATHNAME, ignoreCase)
        : compile("pathname", canonical.opaquePathname, PLAIN, ignoreCase),
      search: compile("search", canonical.search, PLAIN, ignoreCase),
      hash: compile("hash", canonical.hash, PLAIN, ignoreCase),
    };
  }

  function match(components, input, base) {
    const inputs = [input];
    let texts;
    if (typeof input !== "string") {
      if (base !== undefined) {
        throw new TypeError("URLPattern: a base URL goes with a string only");
      }
      texts = {};
      for (let i = 0; i < COMPONENTS.length; i++) {
        texts[COMPONENTS[i]] = "";
      }
      try {
        processInit(canonical, host, input, false, texts);
      } catch (error) {
        return null;
      }
    } else {
      let against = null;
      if (base !== undefined) {
        inputs[1] = base;
        against = parseUrl(host, base, null);
      }
      const record = base !== undefined && against === null ? null : parseUrl(host, input, against);
      if (record === null) {
        return null;
      }
      texts = textsOf(record);
    }
    const result = { inputs };
    for (let i = 0; i < COMPONENTS.length; i++) {
      const name = COMPONENTS[i];
      const found = components[name].expression.exec(texts[name]);
      if (found === null) {
        return null;
      }
      const groups = {};
      const { names } = components[name];
      for (let k = 0; k < names.length; k++) {
        groups[names[k]] = found[k + 1];
      }
      result[name] = { input: texts[name], groups };
    }
    return result;
  }

  return URLPattern;
}

function textsOf(record) {
  return {
    protocol: record.scheme.substring(0, record.scheme.length - 1),
    username: record.username,
    password: record.password,
    hostname: record.host === null ? "" : record.host,
    port: record.port === null ? "" : String(record.port),
    pathname: serializePath(record),
    search: record.query === null ? "" : record.query,
    hash: record.fragment === null ? "" : record.fragment,
  };
}

/** Converts a URLPatternInput: a text, or the members of an init as texts. */
function toInput(input) {
  if (input !== undefined && input !== null && !isObject(input)) {
    return toUsvString(input);
  }
  const init = {};
  if (isObject(input)) {
    // In the order of Web IDL: by name.
    for (const name of ["baseURL", "hash", "hostname", "password", "pathname", "port", "protocol", "search", "username"]) {
      const value = input[name];
      if (value !== undefined) {
        init[name] = toUsvString(value);
      }
    }
  }
  return init;
}

function toBase(base) {
  return base === undefined ? undefined : toUsvString(base);
}
