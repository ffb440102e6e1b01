// SPDX-License-Identifier: Apache-2.0
import { STATE, required, setState, stateOf, tag, toUsvString } from "./idl.js";
import { FRAGMENT, USERINFO, percentEncode } from "./percent.js";
import { parseHost } from "./url-host.js";
import { addSegments, encodeQuery, isSpecial, parseUrl, portColon, serializePath, serializeUrl, setPort }
  from "./url-parser.js";

const ORIGIN_SCHEMES = ["http:", "https:", "ws:", "wss:", "ftp:"];

/** Defines URL (URL 6.1). */
export function defineUrl(web, host) {
  class URL {
    constructor(url, base) {
      required(arguments.length, 1, "URL constructor");
      const record = parse(url, base);
      if (record === null) {
        const error = new TypeError("Invalid URL");
        error.code = "ERR_INVALID_URL";
        error.input = toUsvString(url);
        throw error;
      }
      setState(this, { record, searchParams: null });
    }
    static parse(url, base) {
      required(arguments.length, 1, "URL.parse");
      const record = parse(url, base);
      if (record === null) {
        return null;
      }
      const parsed = Object.create(URL.prototype);
      setState(parsed, { record, searchParams: null });
      return parsed;
    }
    static canParse(url, base) {
      required(arguments.length, 1, "URL.canParse");
      return parse(url, base) !== null;
    }
    get href() {
      return serializeUrl(recordOf(this));
    }
    set href(value) {
      const record = parse(value, undefined);
      if (record === null) {
        throw new TypeError("Invalid URL");
      }
      const state = this[STATE];
      state.record = record;
      refresh(state);
    }
    get origin() {
      const record = recordOf(this);
      if (record.scheme === "blob:") {
        const inner = URL.parse(serializePath(record));
        return inner !== null && (inner.protocol === "http:" || inner.protocol === "https:") ? inner.origin : "null";
      }
      return ORIGIN_SCHEMES.indexOf(record.scheme) < 0 ? "null" : record.scheme + "//" + this.host;
    }
    get protocol() {
      return recordOf(this).scheme;
    }
    set protocol(value) {
      const record = recordOf(this);
      const found = /^([a-zA-Z][a-zA-Z0-9+\-.]*)(:|$)/.exec(toUsvString(value).replace(/[\t\n\r]/g, ""));
      const scheme = found === null ? null : found[1].toLowerCase() + ":";
      if (scheme === null || isSpecial(scheme) !== isSpecial(record.scheme)
          || (scheme === "file:" && (record.username !== "" || record.password !== "" || record.port !== null))
          || (record.scheme === "file:" && record.host === "")) {
        return;
      }
      record.scheme = scheme;
      if (record.port !== null) {
        setPort(record, String(record.port));
      }
    }
    get username() {
      return recordOf(this).username;
    }
    set username(value) {
      const record = recordOf(this);
      if (mayHaveCredentials(record)) {
        record.username = percentEncode(toUsvString(value), USERINFO);
      }
    }
    get password() {
      return recordOf(this).password;
    }
    set password(value) {
      const record = recordOf(this);
      if (mayHaveCredentials(record)) {
        record.password = percentEncode(toUsvString(value), USERINFO);
      }
    }
    get host() {
      const { host: name, port } = recordOf(this);
      return name === null ? "" : name + (port === null ? "" : ":" + port);
    }
    set host(value) {
      setHost(recordOf(this), toUsvString(value), true);
    }
    get hostname() {
      const { host: name } = recordOf(this);
      return name === null ? "" : name;
    }
    set hostname(value) {
      setHost(recordOf(this), toUsvString(value), false);
    }
    get port() {
      const { port } = recordOf(this);
      return port === null ? "" : String(port);
    }
    set port(value) {
      const record = recordOf(this);
      if (!mayHaveCredentials(record)) {
        return;
      }
      const text = toUsvString(value).replace(/[\t\n\r]/g, "");
      const digits = /^[0-9]*/.exec(text)[0];
      if (String(value) === "" || digits !== "") {
        setPort(record, digits);
      }
    }
    get pathname() {
      return serializePath(recordOf(this));
    }
    set pathname(value) {
      const record = recordOf(this);
      if (typeof record.path === "string") {
        return;
      }
      const text = toUsvString(value).replace(/[\t\n\r]/g, "");
      record.path = [];
      const special = isSpecial(record.scheme);
      const first = text.charAt(0);
      if (special || text !== "") {
        addSegments(record, first === "/" || (special && first === "\\") ? text.substring(1) : text);
      } else if (record.host === null) {
        record.path = [""];
      }
    }
    get search() {
      const { query } = recordOf(this);
      return query === null || query === "" ? "" : "?" + query;
    }
    set search(value) {
      const record = recordOf(this);
      const text = toUsvString(value).replace(/[\t\n\r]/g, "");
      record.query = text === "" ? null : encodeQuery(record, text.charAt(0) === "?" ? text.substring(1) : text);
      refresh(this[STATE]);
    }
    get searchParams() {
      const state = stateOf(this, URL);
      if (state.searchParams === null) {
        state.searchParams = web.searchParams().forQuery(state.record.query, (query) => {
          state.record.query = query === "" ? null : query;
        });
      }
      return state.searchParams;
    }
    get hash() {
      const { fragment } = recordOf(this);
      return fragment === null || fragment === "" ? "" : "#" + fragment;
    }
    set hash(value) {
      const record = recordOf(this);
      const text = toUsvString(value).replace(/[\t\n\r]/g, "");
      record.fragment = text === "" ? null
          : percentEncode(text.charAt(0) === "#" ? text.substring(1) : text, FRAGMENT);
    }
    toString() {
      return serializeUrl(recordOf(this));
    }
    toJSON() {
      return serializeUrl(recordOf(this));
    }
  }
  tag(URL, "URL", { constructor: 1, parse: 1, canParse: 1 });

  function recordOf(url) {
    return stateOf(url, URL).record;
  }

  function parse(url, base) {
    const text = toUsvString(url);
    if (base === undefined) {
      return parseUrl(host, text, null);
    }
    const against = parseUrl(host, toUsvString(base), null);
    return against === null ? null : parseUrl(host, text, against);
  }

  function refresh(state) {
    if (state.searchParams !== null) {
      web.searchParams().replace(state.searchParams, state.record.query);
    }
  }

  function setHost(record, value, withPort) {
    if (typeof record.path === "string") {
      return;
    }
    const special = isSpecial(record.scheme);
    const clean = value.replace(/[\t\n\r]/g, "");
    const end = clean.search(special ? /[/\\?#]/ : /[/?#]/);
    const authority = end < 0 ? clean : clean.substring(0, end);
    const isFile = record.scheme === "file:";
    const colon = isFile ? -1 : portColon(authority);
    const name = colon < 0 ? authority : authority.substring(0, colon);
    if (colon >= 0 && (!withPort || name === "")) {
      return;
    }
    if (name === "") {
      if ((special && !isFile) || record.username !== "" || record.password !== "" || record.port !== null) {
        return;
      }
      record.host = "";
      return;
    }
    const parsed = parseHost(host, name, !special);
    if (parsed === null) {
      return;
    }
    record.host = isFile && parsed === "localhost" ? "" : parsed;
    const digits = colon < 0 ? "" : /^[0-9]*/.exec(authority.substring(colon + 1))[0];
    if (digits !== "") {
      setPort(record, digits);
    }
  }
  return URL;
}

function mayHaveCredentials(record) {
  return record.host !== null && record.host !== "" && record.scheme !== "file:";
}
