// SPDX-License-Identifier: Apache-2.0
import { bytesBody, cloneBody, extractBody, isStream, isUnusable, mixinBody, moveBody } from "./body.js";
import { freeze, isToken, setDefault } from "./headers.js";
import { STATE, isObject, required, setState, stateOf, toDictionary, toDomString, toUsvString } from "./idl.js";
import { finish } from "./streams-support.js";

const NORMALIZED = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];
const CHOICES = {
  redirect: ["follow", "error", "manual"],
  mode: ["navigate", "same-origin", "no-cors", "cors"],
  credentials: ["omit", "same-origin", "include"],
  cache: ["default", "no-store", "reload", "no-cache", "force-cache", "only-if-cached"],
  referrerPolicy: ["", "no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin",
    "origin-when-cross-origin", "strict-origin-when-cross-origin", "unsafe-url"],
  priority: ["high", "low", "auto"],
  duplex: ["half"],
};
const PLAIN = ["redirect", "mode", "credentials", "cache", "integrity", "keepalive", "referrer", "referrerPolicy",
  "duplex"];
const CONSTANT = { destination: "", isReloadNavigation: false, isHistoryNavigation: false };

/** Defines Request (Fetch 5.4). Of the choices only method, redirect and signal have an effect: there is no page. */
export function defineRequest(web, host) {
  const { Headers, fromTrusted } = web.headers();

  class Request {
    constructor(input, init) {
      required(arguments.length, 1, "Request constructor");
      construct(this, input, toDictionary(init, "Request constructor"));
    }
    get method() {
      return stateOf(this, Request).method;
    }
    get url() {
      return stateOf(this, Request).url;
    }
    get headers() {
      return stateOf(this, Request).headers;
    }
    get signal() {
      const state = stateOf(this, Request);
      if (state.signal === null) {
        state.signal = web.abort().create();
      }
      return state.signal;
    }
    clone() {
      const state = stateOf(this, Request);
      if (isUnusable(state.body)) {
        throw new TypeError("Request.clone: the body has already been read, or its stream is locked");
      }
      const copy = blank(state);
      copy[STATE].headers = new Headers(state.headers);
      copy[STATE].body = cloneBody(web, host, state.body);
      copy[STATE].signal = state.signal === null ? null : web.AbortSignal().any([state.signal]);
      return copy;
    }
  }
  for (const name of PLAIN) {
    Object.defineProperty(Request.prototype, name, {
      get() {
        return stateOf(this, Request)[name];
      },
      enumerable: true,
      configurable: true,
    });
  }
  for (const name of Object.keys(CONSTANT)) {
    Object.defineProperty(Request.prototype, name, {
      get() {
        stateOf(this, Request);
        return CONSTANT[name];
      },
      enumerable: true,
      configurable: true,
    });
  }
  mixinBody(web, host, Request);

  finish(Request, "Request", { constructor: 1 });

  function construct(request, input, init) {
    const source = input instanceof Request && input[STATE] !== undefined ? input[STATE] : null;
    const state = setState(request, newState(source));
    if (source === null) {
      const url = toUrl(web, input);
      if (url.username !== "" || url.password !== "") {
        throw new TypeError("Request constructor: the URL must not contain credentials");
      }
      state.url = url.href;
      state.parsed = url;
    }
    choose(web, state, init);
    if (init.method !== undefined) {
      state.method = toMethod(init.method);
    }
    state.signal = signalOf(source, init);
    state.headers = new Headers(init.headers !== undefined ? init.headers : source === null ? undefined
        : source.headers);
    const hasInitBody = init.body !== undefined && init.body !== null;
    const sourceBody = source === null ? null : source.body;
    if ((hasInitBody || sourceBody !== null) && (state.method === "GET" || state.method === "HEAD")) {
      throw new TypeError("Request constructor: a " + state.method + " request cannot have a body");
    }
    if (hasInitBody) {
      if (isStream(init.body) && init.duplex === undefined) {
        throw new TypeError("Request constructor: a body that is a stream needs the option duplex: \"half\"");
      }
      const extracted = extractBody(web, host, init.body);
      state.body = extracted.body;
      if (extracted.type !== null) {
        setDefault(state.headers, "content-type", extracted.type);
      }
    } else if (sourceBody !== null) {
      if (isUnusable(sourceBody)) {
        throw new TypeError("Request constructor: the body of the given request has already been read, or is locked");
      }
      state.body = moveBody(web, sourceBody);
    }
  }

  function signalOf(source, init) {
    if (init.signal === undefined) {
      return source === null || source.signal === null ? null : web.AbortSignal().any([source.signal]);
    }
    if (init.signal === null) {
      return null;
    }
    if (!isObject(init.signal) || !(init.signal instanceof web.AbortSignal())) {
      throw new TypeError("Request constructor: signal is not an AbortSignal");
    }
    return web.AbortSignal().any([init.signal]);
  }

  function blank(source) {
    const request = Object.create(Request.prototype);
    setState(request, newState(source));
    return request;
  }

  /** Makes the request of an invocation; what it is made of is known to be sound. */
  function fromInvocation(method, url, entries, bytes) {
    const request = blank(null);
    const state = request[STATE];
    state.method = method;
    state.url = url;
    state.headers = fromTrusted(entries);
    state.body = bytes === null || bytes.length === 0 ? null : bytesBody(bytes);
    freeze(state.headers);
    return request;
  }

  return { Request, fromInvocation };
}

function newState(source) {
  if (source === null) {
    return { method: "GET", url: "", parsed: null, headers: null, body: null, signal: null, redirect: "follow", mode: "cors",
      credentials: "same-origin", cache: "default", integrity: "", keepalive: false, referrer: "about:client",
      referrerPolicy: "", priority: "auto", duplex: "half" };
  }
  return { method: source.method, url: source.url, parsed: source.parsed, headers: null, body: null, signal: null,
    redirect: source.redirect, mode: source.mode, credentials: source.credentials, cache: source.cache,
    integrity: source.integrity, keepalive: source.keepalive, referrer: source.referrer,
    referrerPolicy: source.referrerPolicy, priority: source.priority, duplex: "half" };
}

function choose(web, state, init) {
  for (const name of Object.keys(CHOICES)) {
    if (init[name] === undefined) {
      continue;
    }
    const choice = toDomString(init[name]);
    if (CHOICES[name].indexOf(choice) < 0) {
      throw new TypeError("Request constructor: " + name + " must be one of " + CHOICES[name].join(", "));
    }
    state[name] = choice;
  }
  if (state.mode === "navigate") {
    throw new TypeError("Request constructor: mode must not be navigate");
  }
  if (state.cache === "only-if-cached" && state.mode !== "same-origin") {
    throw new TypeError("Request constructor: cache only-if-cached needs the mode same-origin");
  }
  if (init.referrer !== undefined) {
    const referrer = toUsvString(init.referrer);
    if (referrer !== "" && web.URL().parse(referrer) === null) {
      throw new TypeError("Request constructor: referrer is not an absolute URL");
    }
    // There is no page whose origin another referrer could have.
    state.referrer = referrer === "" ? "" : "about:client";
  }
  if (init.window !== undefined && init.window !== null) {
    throw new TypeError("Request constructor: window must be null");
  }
  if (init.integrity !== undefined) {
    state.integrity = toDomString(init.integrity);
  }
  if (init.keepalive !== undefined) {
    state.keepalive = !!init.keepalive;
  }
}

function toUrl(web, input) {
  const text = toUsvString(input);
  const url = web.URL().parse(text);
  if (url === null) {
    throw new TypeError("Request constructor: " + JSON.stringify(text) + " is not an absolute URL");
  }
  return url;
}

function toMethod(value) {
  const method = toDomString(value);
  if (!isToken(method)) {
    throw new TypeError("Request constructor: " + JSON.stringify(method) + " is not an HTTP method");
  }
  const upper = method.toUpperCase();
  if (upper === "CONNECT" || upper === "TRACE" || upper === "TRACK") {
    throw new TypeError("Request constructor: the method " + upper + " is not allowed");
  }
  return NORMALIZED.indexOf(upper) >= 0 ? upper : method;
}
