// SPDX-License-Identifier: Apache-2.0
// The basic URL parser (URL 4.4) as functions over the parts of a text instead of a state per character.
import { C0_CONTROL, FRAGMENT, PATH, QUERY, SPECIAL_QUERY, USERINFO, percentEncode } from "./percent.js";
import { parseHost } from "./url-host.js";

const SPECIAL_PORTS = { "ftp:": 21, "file:": null, "http:": 80, "https:": 443, "ws:": 80, "wss:": 443 };
const SCHEME = /^[a-zA-Z][a-zA-Z0-9+\-.]*:/;
const WINDOWS_LETTER = /^[a-zA-Z][:|]$/;
const STARTS_WITH_WINDOWS_LETTER = /^[a-zA-Z][:|]([/\\?#]|$)/;
const SINGLE_DOT = /^(\.|%2e)$/i;
const DOUBLE_DOT = /^(\.|%2e)(\.|%2e)$/i;

/** Says whether a scheme, with its colon, is one of the six special ones. */
export function isSpecial(scheme) {
  return Object.prototype.hasOwnProperty.call(SPECIAL_PORTS, scheme);
}

/** Gives the default port of a special scheme, or null. */
export function defaultPort(scheme) {
  return isSpecial(scheme) ? SPECIAL_PORTS[scheme] : null;
}

/**
 * Parses a text against an optional base record. Gives a record {scheme, username, password, host, port, path, query,
 * fragment} or null; host, port, query and fragment may be null, an opaque path is a string, any other an array.
 */
export function parseUrl(host, input, base) {
  const plain = parsePlain(input);
  return plain === null ? parseAny(host, input, base) : plain;
}

/**
 * Parses what most addresses are in one pass: http or https, a name or an IPv4 address and a path and query that stay as they are.
 * Gives null for all others.
 */
function parsePlain(input) {
  const scheme = input.substring(0, 7) === "http://" ? "http:" : input.substring(0, 8) === "https://" ? "https:" : null;
  if (scheme === null) {
    return null;
  }
  const length = input.length;
  const start = scheme.length + 2;
  let at = start;
  let label = start;
  while (at < length) {
    const code = input.charCodeAt(at);
    if (code === 0x2e) {
      label = at + 1;
    } else if (!isLowerLetter(code) && !isDigit(code) && code !== 0x2d) {
      break;
    }
    at++;
  }
  // A last label that begins with a digit may make the host a number.
  if (label === at || (isDigit(input.charCodeAt(label)) && !isDottedQuad(input.substring(start, at)))) {
    return null;
  }
  const host = input.substring(start, at);
  if (host.charCodeAt(0) === 0x2e || host.indexOf("xn--") >= 0) {
    return null;
  }
  let port = null;
  if (input.charCodeAt(at) === 0x3a) {
    const digits = ++at;
    while (at < length && isDigit(input.charCodeAt(at))) {
      at++;
    }
    port = Number(input.substring(digits, at));
    if (digits === at || at - digits > 5 || port > 65535) {
      return null;
    }
    if (port === SPECIAL_PORTS[scheme]) {
      port = null;
    }
  }
  if (at === length) {
    return plainRecord(scheme, host, port, "", null);
  }
  if (input.charCodeAt(at) !== 0x2f) {
    return null;
  }
  const path = ++at;
  while (at < length && isPlain(input.charCodeAt(at))) {
    // A segment that begins with a dot may be one that goes up.
    if (input.charCodeAt(at) === 0x2e && input.charCodeAt(at - 1) === 0x2f) {
      return null;
    }
    at++;
  }
  const segments = input.substring(path, at);
  if (at === length) {
    return plainRecord(scheme, host, port, segments, null);
  }
  if (input.charCodeAt(at) !== 0x3f) {
    return null;
  }
  const query = ++at;
  while (at < length && (isPlain(input.charCodeAt(at)) || isPlainInQuery(input.charCodeAt(at)))) {
    at++;
  }
  return at < length ? null : plainRecord(scheme, host, port, segments, input.substring(query));
}

function plainRecord(scheme, host, port, path, query) {
  return { scheme, username: "", password: "", host, port, path: path.split("/"), query, fragment: null };
}

/** Says whether a character stays as it is in a path and means nothing there: a letter, a digit or one of - . _ ~ / = & + , ; : @ */
function isPlain(code) {
  return isLowerLetter(code) || isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x2b && code <= 0x2f)
      || code === 0x5f || code === 0x7e || code === 0x3d || code === 0x26 || code === 0x3a || code === 0x3b
      || code === 0x40;
}

/** The same of a query, for what is not the same in a path: % and ? */
function isPlainInQuery(code) {
  return code === 0x25 || code === 0x3f;
}

function isLowerLetter(code) {
  return code >= 0x61 && code <= 0x7a;
}

function isDigit(code) {
  return code >= 0x30 && code <= 0x39;
}

/** Says whether a text is an IPv4 address as it is serialized. */
function isDottedQuad(text) {
  const parts = text.split(".");
  for (let i = 0; i < parts.length; i++) {
    if (String(Number(parts[i])) !== parts[i] || Number(parts[i]) > 255) {
      return false;
    }
  }
  return parts.length === 4;
}

function parseAny(host, input, base) {
  const text = input.replace(/^[\0-\x20]+|[\0-\x20]+$/g, "").replace(/[\t\n\r]/g, "");
  const hash = text.indexOf("#");
  const fragment = hash < 0 ? null : percentEncode(text.substring(hash + 1), FRAGMENT);
  const beforeHash = hash < 0 ? text : text.substring(0, hash);
  const scheme = SCHEME.exec(beforeHash);
  if (scheme !== null) {
    return parseAbsolute(host, scheme[0].toLowerCase(), beforeHash.substring(scheme[0].length), base, fragment);
  }
  if (base === null) {
    return null;
  }
  if (typeof base.path === "string") {
    if (beforeHash !== "" || fragment === null) {
      return null;
    }
    const url = copyOf(base);
    url.fragment = fragment;
    return url;
  }
  return parseRelative(host, beforeHash, base, fragment);
}

function parseAbsolute(host, scheme, rest, base, fragment) {
  if (isSpecial(scheme)) {
    if (scheme === "file:") {
      return parseFile(host, rest, base !== null && base.scheme === "file:" ? base : null, fragment);
    }
    // "https:path" against an https base is a relative reference; only slashes start an authority there.
    if (base !== null && base.scheme === scheme && !/^[/\\]{2}/.test(rest)) {
      return parseRelative(host, rest, base, fragment);
    }
    return parseAuthority(host, newRecord(scheme, fragment), rest.replace(/^[/\\]*/, ""));
  }
  const url = newRecord(scheme, fragment);
  if (rest.substring(0, 2) === "//") {
    return parseAuthority(host, url, rest.substring(2));
  }
  const path = takeQuery(url, rest);
  if (rest.charAt(0) === "/") {
    addSegments(url, path.substring(1));
    return url;
  }
  url.path = percentEncode(path, C0_CONTROL);
  if (/ $/.test(url.path) && (url.query !== null || url.fragment !== null)) {
    url.path = url.path.substring(0, url.path.length - 1) + "%20";
  }
  return url;
}

function parseRelative(host, rest, base, fragment) {
  if (base.scheme === "file:") {
    return parseFile(host, rest, base, fragment);
  }
  const special = isSpecial(base.scheme);
  if (rest.substring(0, 2) === "//" || (special && /^[/\\]{2}/.test(rest))) {
    const url = newRecord(base.scheme, fragment);
    return parseAuthority(host, url, special ? rest.replace(/^[/\\]*/, "") : rest.substring(2));
  }
  const url = copyOf(base);
  url.fragment = fragment;
  const first = rest.charAt(0);
  if (first === "/" || (special && first === "\\")) {
    url.path = [];
    addSegments(url, takeQuery(url, rest).substring(1));
    return url;
  }
  if (rest === "") {
    return url;
  }
  const path = takeQuery(url, rest);
  if (first !== "?") {
    url.path.length = Math.max(url.path.length - 1, 0);
    addSegments(url, path);
  }
  return url;
}

function parseAuthority(host, url, rest) {
  const special = isSpecial(url.scheme);
  const end = rest.search(special ? /[/\\?]/ : /[/?]/);
  const authority = end < 0 ? rest : rest.substring(0, end);
  const at = authority.lastIndexOf("@");
  if (at >= 0) {
    const credentials = authority.substring(0, at);
    const colon = credentials.indexOf(":");
    url.username = percentEncode(colon < 0 ? credentials : credentials.substring(0, colon), USERINFO);
    url.password = colon < 0 ? "" : percentEncode(credentials.substring(colon + 1), USERINFO);
  }
  const hostAndPort = authority.substring(at + 1);
  if (at >= 0 && hostAndPort === "") {
    return null;
  }
  const colon = portColon(hostAndPort);
  const name = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
  if (name === "" && (special || colon >= 0)) {
    return null;
  }
  url.host = name === "" ? "" : parseHost(host, name, !special);
  if (url.host === null || (colon >= 0 && !setPort(url, hostAndPort.substring(colon + 1)))) {
    return null;
  }
  const path = takeQuery(url, end < 0 ? "" : rest.substring(end));
  if (path !== "" || special) {
    addSegments(url, path === "" ? "" : path.substring(1));
  }
  return url;
}

/** Gives the position of the colon before a port, or -1; colons inside brackets do not count. */
export function portColon(text) {
  let inBrackets = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === "[") {
      inBrackets = true;
    } else if (character === "]") {
      inBrackets = false;
    } else if (character === ":" && !inBrackets) {
      return i;
    }
  }
  return -1;
}

/** Sets the port of a record from its digits; says whether they are a port. */
export function setPort(url, digits) {
  if (digits === "") {
    url.port = null;
    return true;
  }
  if (!/^[0-9]+$/.test(digits) || Number(digits) > 65535) {
    return false;
  }
  url.port = Number(digits) === defaultPort(url.scheme) ? null : Number(digits);
  return true;
}

function parseFile(host, rest, base, fragment) {
  const url = newRecord("file:", fragment);
  url.host = "";
  const text = rest.replace(/\\/g, "/");
  const question = rest.indexOf("?");
  // Backslashes of the query stay as they are.
  const normal = question < 0 ? text : text.substring(0, question) + rest.substring(question);
  if (normal.substring(0, 2) === "//") {
    const after = normal.substring(2);
    const end = after.search(/[/?]/);
    const name = end < 0 ? after : after.substring(0, end);
    if (WINDOWS_LETTER.test(name)) {
      addSegments(url, takeQuery(url, after));
      return url;
    }
    if (name !== "") {
      const parsed = parseHost(host, name, false);
      if (parsed === null) {
        return null;
      }
      url.host = parsed === "localhost" ? "" : parsed;
    }
    const path = takeQuery(url, end < 0 ? "" : after.substring(end));
    addSegments(url, path === "" ? "" : path.substring(1));
    return url;
  }
  if (normal.charAt(0) === "/") {
    if (base !== null) {
      url.host = base.host;
      if (!STARTS_WITH_WINDOWS_LETTER.test(normal.substring(1)) && base.path.length > 0
          && /^[a-zA-Z]:$/.test(base.path[0])) {
        url.path = [base.path[0]];
      }
    }
    addSegments(url, takeQuery(url, normal).substring(1));
    return url;
  }
  if (base === null) {
    addSegments(url, takeQuery(url, normal));
    return url;
  }
  url.host = base.host;
  url.path = base.path.slice();
  url.query = base.query;
  if (normal === "") {
    return url;
  }
  const path = takeQuery(url, normal);
  if (normal.charAt(0) === "?") {
    return url;
  }
  if (STARTS_WITH_WINDOWS_LETTER.test(normal)) {
    url.path = [];
  } else {
    shorten(url);
  }
  addSegments(url, path);
  return url;
}

/** Takes the query off a text and sets it; gives what stands before it. */
function takeQuery(url, text) {
  const question = text.indexOf("?");
  if (question < 0) {
    url.query = null;
    return text;
  }
  url.query = encodeQuery(url, text.substring(question + 1));
  return text.substring(0, question);
}

/** Percent-encodes a query as the record's scheme asks. */
export function encodeQuery(url, query) {
  return percentEncode(query, isSpecial(url.scheme) ? SPECIAL_QUERY : QUERY);
}

/** Adds the segments of a path to a record, resolving dots. */
export function addSegments(url, path) {
  const special = isSpecial(url.scheme);
  const segments = (special ? path.replace(/\\/g, "/") : path).split("/");
  for (let i = 0; i < segments.length; i++) {
    const last = i === segments.length - 1;
    let segment = segments[i];
    if (DOUBLE_DOT.test(segment)) {
      shorten(url);
      if (last) {
        url.path[url.path.length] = "";
      }
    } else if (SINGLE_DOT.test(segment)) {
      if (last) {
        url.path[url.path.length] = "";
      }
    } else {
      if (url.scheme === "file:" && url.path.length === 0 && WINDOWS_LETTER.test(segment)) {
        segment = segment.charAt(0) + ":";
      }
      url.path[url.path.length] = percentEncode(segment, PATH);
    }
  }
}

function shorten(url) {
  if (url.path.length === 0
      || (url.scheme === "file:" && url.path.length === 1 && /^[a-zA-Z]:$/.test(url.path[0]))) {
    return;
  }
  url.path.length -= 1;
}

function newRecord(scheme, fragment) {
  return { scheme, username: "", password: "", host: null, port: null, path: [], query: null, fragment };
}

function copyOf(base) {
  return { scheme: base.scheme, username: base.username, password: base.password, host: base.host, port: base.port,
    path: typeof base.path === "string" ? base.path : base.path.slice(), query: base.query, fragment: null };
}

/** Writes the path of a record. */
export function serializePath(url) {
  if (typeof url.path === "string") {
    return url.path;
  }
  return url.path.length === 0 ? "" : "/" + url.path.join("/");
}

/** Writes a record (URL 4.5). */
export function serializeUrl(url) {
  let out = url.scheme;
  if (url.host !== null) {
    out += "//";
    if (url.username !== "" || url.password !== "") {
      out += url.username + (url.password === "" ? "" : ":" + url.password) + "@";
    }
    out += url.host + (url.port === null ? "" : ":" + url.port);
  } else if (typeof url.path !== "string" && url.path.length > 1 && url.path[0] === "") {
    out += "/.";
  }
  return out + serializePath(url) + (url.query === null ? "" : "?" + url.query)
      + (url.fragment === null ? "" : "#" + url.fragment);
}
