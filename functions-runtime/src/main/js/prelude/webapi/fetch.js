// SPDX-License-Identifier: Apache-2.0
import { bytesOf, pullBody } from "./body.js";
import { onAbort } from "./abort.js";
import { entriesOf } from "./headers.js";
import { STATE, required } from "./idl.js";
import { reasonPhrase } from "./status-text.js";

const MOST_REDIRECTS = 20;
// The connection's business, not the script's: the host's client writes these itself and refuses them from others.
const CLIENT_HEADERS = ["connection", "content-length", "expect", "host", "keep-alive", "proxy-connection", "te",
  "trailer", "transfer-encoding", "upgrade"];
const BODY_HEADERS = ["content-encoding", "content-language", "content-length", "content-location", "content-type"];
const CREDENTIAL_HEADERS = ["authorization", "cookie", "host", "proxy-authorization"];
const EMPTY_STATUS = [101, 103, 204, 205, 304];

/**
 * Makes fetch (Fetch 5.6). The host performs one exchange at a time and asks the egress policy before each; redirects
 * are followed here, so that each hop is asked for. No CORS, cookies or caches: there is no page.
 */
export function makeFetch(web, host) {
  return function fetch(input, init) {
    const count = arguments.length;
    return new Promise((resolve, reject) => {
      required(count, 1, "fetch");
      const request = new (web.Request())(input, init);
      const state = request[STATE];
      const signal = state.signal;
      if (signal !== null && signal.aborted) {
        reject(signal.reason);
        return;
      }
      if (state.body !== null) {
        state.body.used = true;
      }
      const body = state.body === null ? null : bytesOf(host, state.body);
      const started = (bytes) => {
        const entries = entriesOf(state.headers).filter((entry) => CLIENT_HEADERS.indexOf(entry[0]) < 0);
        follow({ method: state.method, url: new (web.URL())(state.url), entries, bytes, redirect: state.redirect,
          signal, hops: 0 }, resolve, reject);
      };
      if (body !== null && typeof body.then === "function") {
        body.then(started).then(undefined, reject);
      } else {
        started(body);
      }
    });
  };

  function follow(hop, resolve, reject) {
    const { url, signal } = hop;
    if (url.protocol !== "http:" && url.protocol !== "https:") {
      reject(failure("the scheme of " + url.protocol + " addresses is not supported; use http or https"));
      return;
    }
    let forgetAbort = () => {};
    let over = false;
    const target = new (web.URL())(url.href);
    target.hash = "";
    const exchange = start(hop, target.href, (error, head) => {
      if (over) {
        return;
      }
      over = true;
      try {
        if (error) {
          forgetAbort();
          reject(failure(error.message, error));
          return;
        }
        answered(hop, exchange, head, forgetAbort, resolve, reject);
      } catch (unexpected) {
        reject(unexpected);
      }
    });
    if (signal !== null) {
      forgetAbort = onAbort(signal, () => {
        host.abortFetch(exchange);
        if (!over) {
          over = true;
          reject(signal.reason);
        }
      });
    }
  }

  function start(hop, address, done) {
    try {
      web.fetchUsed = true;
      return host.startFetch(hop.method, address, flat(hop.entries), hop.bytes, done);
    } catch (error) {
      throw failure(error.message, error);
    }
  }

  /** Takes the head of an answer: a list of the status and then names and values by turns. */
  function answered(hop, exchange, head, forgetAbort, resolve, reject) {
    const status = head[0];
    const entries = [];
    let location = null;
    for (let i = 1; i + 1 < head.length; i += 2) {
      entries[entries.length] = [head[i], head[i + 1]];
      if (head[i] === "location" && location === null) {
        location = head[i + 1];
      }
    }
    const redirects = location !== null && (status === 301 || status === 302 || status === 303 || status === 307
        || status === 308);
    if (redirects && hop.redirect !== "manual") {
      forgetAbort();
      host.abortFetch(exchange);
      if (hop.redirect === "error") {
        reject(failure("the answer is a redirect, and redirect is set to error"));
        return;
      }
      redirect(hop, status, location, resolve, reject);
      return;
    }
    const empty = EMPTY_STATUS.indexOf(status) >= 0 || hop.method === "HEAD";
    const body = empty ? null : pullBody(() => readChunk(hop.signal, exchange, forgetAbort));
    if (empty) {
      forgetAbort();
      host.abortFetch(exchange);
    }
    hop.url.hash = "";
    resolve(web.response().fromNetwork(status, reasonPhrase(status), hop.url.href, hop.hops > 0, entries, body));
  }

  function redirect(hop, status, location, resolve, reject) {
    if (hop.hops >= MOST_REDIRECTS) {
      reject(failure("more than " + MOST_REDIRECTS + " redirects"));
      return;
    }
    const target = web.URL().parse(location, hop.url.href);
    if (target === null) {
      reject(failure("the redirect's Location is not a URL"));
      return;
    }
    if (target.hash === "") {
      target.hash = hop.url.hash;
    }
    let { method, entries, bytes } = hop;
    if (((status === 301 || status === 302) && method === "POST")
        || (status === 303 && method !== "GET" && method !== "HEAD")) {
      method = "GET";
      bytes = null;
      entries = entries.filter((entry) => BODY_HEADERS.indexOf(entry[0]) < 0);
    }
    if (target.origin !== hop.url.origin) {
      // Credentials are meant for the server they were written for.
      entries = entries.filter((entry) => CREDENTIAL_HEADERS.indexOf(entry[0]) < 0);
    }
    follow({ method, url: target, entries, bytes, redirect: hop.redirect, signal: hop.signal, hops: hop.hops + 1 },
        resolve, reject);
  }

  /** Gives the next chunk of an answer's body, null at its end. */
  function readChunk(signal, exchange, forgetAbort) {
    return new Promise((resolve, reject) => {
      if (signal !== null && signal.aborted) {
        reject(signal.reason);
        return;
      }
      const done = (error, chunk) => {
        if (error) {
          forgetAbort();
          reject(signal !== null && signal.aborted ? signal.reason : failure(error.message, error));
        } else if (chunk === null || chunk === undefined) {
          forgetAbort();
          resolve(null);
        } else {
          resolve(new Uint8Array(chunk));
        }
      };
      try {
        host.readFetch(exchange, done);
      } catch (error) {
        done(error, null);
      }
    });
  }

  function failure(message, cause) {
    const error = new TypeError("fetch failed: " + message);
    if (cause !== undefined) {
      Object.defineProperty(error, "cause", { value: cause, writable: true, enumerable: false, configurable: true });
    }
    return error;
  }
}

/** Names and values by turns, one per line: neither can contain a line break. */
function flat(entries) {
  let text = "";
  for (let i = 0; i < entries.length; i++) {
    text += (i === 0 ? "" : "\n") + entries[i][0] + "\n" + entries[i][1];
  }
  return text;
}

