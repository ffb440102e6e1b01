// SPDX-License-Identifier: Apache-2.0
import { bytesOf, cloneBody, extractBody, isUnusable, isUsed, mixinBody, textBody } from "./body.js";
import { entriesOf, freeze, setDefault } from "./headers.js";
import { STATE, required, setState, stateOf, toDictionary, toDomString } from "./idl.js";
import { finish } from "./streams-support.js";

const REASON = /^[\t\x20-\x7e\x80-\xff]*$/;
// A proxied response must not say how its former connection was framed: the server frames the new one.
const CONNECTION_HEADERS = Object.assign(Object.create(null), { "connection": true, "content-length": true,
  "keep-alive": true, "proxy-connection": true, "te": true, "trailer": true, "transfer-encoding": true,
  "upgrade": true });

/** Defines Response (Fetch 5.5). */
export function defineResponse(web, host) {
  const { Headers, fromTrusted } = web.headers();
  const { stringify } = web.json;

  class Response {
    constructor(body, init) {
      construct(this, body, init, "Response constructor", null);
    }
    static error() {
      const response = blank();
      response[STATE].type = "error";
      response[STATE].status = 0;
      freeze(response[STATE].headers);
      return response;
    }
    static json(data, init) {
      required(arguments.length, 1, "Response.json");
      const text = stringify(data);
      if (text === undefined) {
        throw new TypeError("Response.json: the value has no JSON form");
      }
      const response = Object.create(Response.prototype);
      construct(response, text, init, "Response.json", "application/json");
      return response;
    }
    static redirect(url, status) {
      required(arguments.length, 1, "Response.redirect");
      const target = new (web.URL())(url).href;
      const code = status === undefined ? 302 : toStatus(status);
      if (code !== 301 && code !== 302 && code !== 303 && code !== 307 && code !== 308) {
        throw new RangeError("Response.redirect: the status must be 301, 302, 303, 307 or 308");
      }
      const response = blank();
      const state = response[STATE];
      state.status = code;
      setDefault(state.headers, "location", target);
      freeze(state.headers);
      return response;
    }
    get type() {
      return stateOf(this, Response).type;
    }
    get url() {
      return stateOf(this, Response).url;
    }
    get redirected() {
      return stateOf(this, Response).redirected;
    }
    get status() {
      return stateOf(this, Response).status;
    }
    get ok() {
      const { status } = stateOf(this, Response);
      return status >= 200 && status <= 299;
    }
    get statusText() {
      return stateOf(this, Response).statusText;
    }
    get headers() {
      return stateOf(this, Response).headers;
    }
    clone() {
      const state = stateOf(this, Response);
      if (isUnusable(state.body)) {
        throw new TypeError("Response.clone: the body has already been read, or its stream is locked");
      }
      const response = blank();
      const copy = response[STATE];
      copy.type = state.type;
      copy.url = state.url;
      copy.redirected = state.redirected;
      copy.status = state.status;
      copy.statusText = state.statusText;
      copy.headers = new Headers(state.headers);
      copy.headers[STATE].guard = state.headers[STATE].guard;
      copy.body = cloneBody(web, host, state.body);
      return response;
    }
  }
  mixinBody(web, host, Response);
  finish(Response, "Response", { constructor: 0, json: 1, redirect: 1 });
  // Public functions call the alias in capitals; no other engine has it.
  Object.defineProperty(Response, "JSON", { value: Response.json, writable: true, configurable: true });

  function construct(response, body, init, where, jsonType) {
    const given = toDictionary(init, where);
    const status = given.status === undefined ? 200 : toStatus(given.status);
    if (status < 200 || status > 599) {
      throw new RangeError(where + ": the status must be between 200 and 599");
    }
    const statusText = given.statusText === undefined ? "" : toDomString(given.statusText);
    if (!REASON.test(statusText)) {
      throw new TypeError(where + ": the status text has characters that HTTP does not allow");
    }
    const headers = new Headers(given.headers);
    setState(response, { type: "default", url: "", redirected: false, status, statusText, headers, body: null });
    if (body === null || body === undefined) {
      return;
    }
    if (status === 204 || status === 205 || status === 304) {
      throw new TypeError(where + ": a response with status " + status + " cannot have a body");
    }
    const extracted = jsonType !== null ? { body: textBody(body), type: jsonType } : extractBody(web, host, body);
    response[STATE].body = extracted.body;
    if (extracted.type !== null) {
      setDefault(headers, "content-type", extracted.type);
    }
  }

  function blank() {
    const response = Object.create(Response.prototype);
    setState(response, { type: "default", url: "", redirected: false, status: 200, statusText: "",
      headers: fromTrusted([]), body: null });
    return response;
  }

  /** Makes the response of a fetch; its headers cannot be changed. */
  function fromNetwork(status, statusText, url, redirected, entries, body) {
    const response = blank();
    const state = response[STATE];
    state.type = "basic";
    state.status = status;
    state.statusText = statusText;
    state.url = url;
    state.redirected = redirected;
    state.headers = fromTrusted(entries);
    state.body = body;
    freeze(state.headers);
    return response;
  }

  /** Says whether a value is a Response of this instance. */
  function isResponse(value) {
    return typeof value === "object" && value !== null && value instanceof Response && value[STATE] !== undefined;
  }

  /**
   * Gives what the host needs of a handler's response, {status, headers, body}: headers as [name, value] pairs, the body
   * as a string, a Uint8Array, or a promise of one. Throws a TypeError that says what is wrong with it; a body beyond most
   * is refused as bytesOf does it.
   */
  function read(response, most) {
    if (!isResponse(response)) {
      throw new TypeError("The handler must return a Response, but it returned " + describe(response));
    }
    const { status, headers, body, type } = response[STATE];
    if (type === "error") {
      throw new TypeError("The handler returned Response.error(), which is no answer to a request");
    }
    if (isUnusable(body)) {
      throw new TypeError("The handler returned a Response whose body "
          + (isUsed(body) ? "has already been read" : "is a locked stream"));
    }
    const pairs = [];
    const entries = entriesOf(headers);
    for (let i = 0; i < entries.length; i++) {
      if (CONNECTION_HEADERS[entries[i][0]] !== true) {
        pairs[pairs.length] = entries[i];
      }
    }
    if (body === null) {
      return { status, headers: pairs, body: "" };
    }
    if (body.text !== null && body.stream === null) {
      body.used = true;
      if (body.text.length > most.bytes) {
        most.refuse();
      }
      return { status, headers: pairs, body: host.wellFormed(body.text) };
    }
    return { status, headers: pairs, body: bytesOf(web, host, body, most) };
  }

  return { Response, fromNetwork, isResponse, read };
}

function describe(value) {
  if (value === null) {
    return "null";
  }
  if (Array.isArray(value)) {
    return "an array";
  }
  switch (typeof value) {
    case "undefined":
      return "nothing (undefined)";
    case "object": {
      const { constructor } = value;
      const name = typeof constructor === "function" ? String(constructor.name) : "";
      return name === "" || name === "Object" ? "a plain object" : "an object of class " + name;
    }
    case "number":
      return "a number";
    default:
      return "a " + typeof value;
  }
}

function toStatus(value) {
  const number = Math.trunc(Number(value)) || 0;
  return ((number % 65536) + 65536) % 65536;
}
