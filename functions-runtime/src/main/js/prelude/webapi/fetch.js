// SPDX-License-Identifier: Apache-2.0
import { onAbort } from "./abort.js";
import { bytesBody, bytesOf, isReplayable, pullBody, readerPull, streamOf } from "./body.js";
import { readDataUrl } from "./data-url.js";
import { entriesOf, headerOf } from "./headers.js";
import { STATE, required } from "./idl.js";
import { placeOf } from "./owners.js";
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
 * are followed here, so that each hop is asked for. No CORS, cookies or caches: there is no page. Answers and requests
 * whose body is a stream pass through chunk by chunk, as fast as the other side takes them.
 */
export function makeFetch(web, host, userAgent) {
  // Of each invocation by its place: how many exchanges wait for the head of their answer, and by number those that wait for
  // their turn. An answer whose body nobody reads is not among them: a script that leaves many unread must not wait for itself.
  const lines = {};
  web.forgetFetches = (place) => {
    delete lines[place];
  };

  return function fetch(input, init) {
    const count = arguments.length;
    return new Promise((resolve, reject) => {
      required(count, 1, "fetch");
      const request = new (web.Request())(input, init);
      const state = request[STATE];
      const { body, signal } = state;
      if (signal !== null && signal.aborted) {
        if (body !== null && body.stream !== null) {
          web.readable().cancel(body.stream, signal.reason).then(undefined, ignore);
        }
        reject(signal.reason);
        return;
      }
      const url = state.parsed === null ? new (web.URL())(state.url) : state.parsed; // which nothing changes
      if (url.protocol === "data:") {
        resolve(fromDataUrl(url));
        return;
      }
      const hop = { method: state.method, url, entries: requestHeaders(state.headers), bytes: null, upload: null,
        redirect: state.redirect, integrity: state.integrity, signal, hops: 0, streamed: !isReplayable(body) };
      if (isReplayable(body)) {
        const bytes = body === null ? null : bytesOf(web, host, body);
        if (bytes !== null && typeof bytes.then === "function") {
          bytes.then((all) => {
            hop.bytes = all;
            follow(hop, resolve, reject);
          }).then(undefined, reject);
          return;
        }
        hop.bytes = bytes;
      } else {
        const stream = streamOf(web, host, body);
        hop.upload = { stream, pull: readerPull(web, stream) };
      }
      follow(hop, resolve, reject);
    });
  };

  function requestHeaders(headers) {
    const given = entriesOf(headers);
    const entries = [];
    for (let i = 0; i < given.length; i++) {
      if (CLIENT_HEADERS.indexOf(given[i][0]) < 0) {
        entries[entries.length] = given[i];
      }
    }
    if (headerOf(headers, "accept") === null) {
      entries[entries.length] = ["accept", "*/*"];
    }
    if (headerOf(headers, "user-agent") === null) {
      entries[entries.length] = ["user-agent", userAgent];
    }
    return entries;
  }

  function fromDataUrl(url) {
    const address = withoutFragment(url.href);
    const data = readDataUrl(host, address);
    if (data === null) {
      throw failure("the data: URL is not well-formed");
    }
    return web.response().fromNetwork(200, "OK", address, false, [["content-type", data.type]], bytesBody(data.bytes));
  }

  function follow(hop, resolve, reject) {
    const { url, signal } = hop;
    if (url.protocol !== "http:" && url.protocol !== "https:") {
      reject(failure("the scheme of " + url.protocol + " addresses is not supported; use http or https"));
      return;
    }
    if (signal !== null && signal.aborted) {
      reject(signal.reason);
      stopUpload(hop, signal.reason);
      return;
    }
    let forgetAbort = ignore;
    let over = false;
    const exchange = { id: 0, body: null };
    const fail = (reason) => {
      if (!over) {
        over = true;
        forgetAbort();
        stopUpload(hop, reason);
        reject(reason);
      }
    };
    const line = ownLine();
    const done = (error, head) => {
      line.underWay--;
      takeSteps(line);
      if (error) {
        fail(failure(error.message, error));
      } else if (!over) {
        over = true;
        try {
          answered(hop, exchange, head, forgetAbort, resolve, reject);
        } catch (unexpected) {
          reject(unexpected);
        }
      }
    };
    if (signal !== null) {
      forgetAbort = onAbort(signal, () => {
        const { reason } = signal;
        if (exchange.id !== 0) {
          host.abortFetch(exchange.id);
        }
        fail(reason);
        stopUpload(hop, reason);
        if (exchange.body !== null && exchange.body.stream !== null) {
          web.readable().error(exchange.body.stream.controller, reason);
        }
      });
    }
    enter(line, () => {
      if (over) {
        return false;
      }
      try {
        exchange.id = start(hop, withoutFragment(url.href), done);
      } catch (error) {
        fail(error);
        return false;
      }
      if (hop.upload !== null) {
        upload(hop, exchange.id, fail);
      }
      return true;
    });
  }

  function start(hop, address, done) {
    try {
      return host.startFetch(hop.method, address, flat(hop.entries), hop.bytes, done, hop.upload !== null);
    } catch (error) {
      throw error.name === "QuotaExceededError" ? error : failure(error.message, error);
    }
  }

  /** Takes a step that begins to wait for an answer, or has it wait for its turn; false from it says that it does not. */
  function enter(line, step) {
    line.queue[line.last++] = step;
    takeSteps(line);
  }

  function takeSteps(line) {
    const most = host.quota("SUBREQUESTS_AT_ONCE", false);
    while (line.first < line.last && line.underWay < most) {
      const step = line.queue[line.first];
      delete line.queue[line.first++];
      line.underWay++;
      if (!step()) {
        line.underWay--;
      }
    }
  }

  function ownLine() {
    const place = placeOf(web.currentOwner());
    if (lines[place] === undefined) {
      lines[place] = { underWay: 0, queue: {}, first: 0, last: 0 };
    }
    return lines[place];
  }

  /** Sends the chunks of a request's body, the next when the last has been sent. */
  function upload(hop, id, fail) {
    const next = () => {
      if (hop.upload === null) {
        return;
      }
      hop.upload.pull().then((chunk) => {
        if (hop.upload === null) {
          return;
        }
        host.writeFetch(id, chunk, (error) => {
          if (chunk === null) {
            hop.upload = null;
          } else if (error) {
            // Why it stopped is told with the answer, or with the failure to get one.
            stopUpload(hop, failure(error.message, error));
          } else {
            next();
          }
        });
      }).then(undefined, (reason) => {
        // The stream itself failed, or gave what is no chunk of bytes.
        fail(reason);
        stopUpload(hop, reason);
        host.abortFetch(id);
      });
    };
    next();
  }

  function stopUpload(hop, reason) {
    if (hop.upload !== null) {
      const { stream } = hop.upload;
      hop.upload = null;
      web.readable().cancel(stream, reason).then(undefined, ignore);
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
      const { streamed } = hop;
      forgetAbort();
      host.abortFetch(exchange.id);
      stopUpload(hop, failure("the answer is a redirect"));
      if (hop.redirect === "error") {
        reject(failure("the answer is a redirect, and redirect is set to error"));
      } else if (streamed && status !== 303) {
        reject(failure("the answer is a redirect, and a body that is a stream cannot be sent again"));
      } else {
        redirect(hop, status, location, resolve, reject);
      }
      return;
    }
    const empty = EMPTY_STATUS.indexOf(status) >= 0 || hop.method === "HEAD";
    if (empty) {
      forgetAbort();
      host.abortFetch(exchange.id);
    } else {
      exchange.body = pullBody(() => readChunk(hop.signal, exchange.id, forgetAbort), () => {
        forgetAbort();
        host.abortFetch(exchange.id);
      });
    }
    const respond = (body) => web.response().fromNetwork(status, reasonPhrase(status), withoutFragment(hop.url.href),
        hop.hops > 0, entries, body);
    if (hop.integrity === "") {
      resolve(respond(exchange.body));
      return;
    }
    // The standard has the whole body checked before the script sees any of it.
    const checked = (bytes) => {
      if (!host.matchesIntegrity(hop.integrity, bytes)) {
        throw failure("the body of the answer does not have the digest that integrity names");
      }
      return respond(exchange.body === null ? null : bytesBody(bytes));
    };
    new Promise((done) => done(bytesOf(web, host, exchange.body))).then(checked).then(resolve, reject);
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
    follow({ method, url: target, entries, bytes, upload: null, redirect: hop.redirect, integrity: hop.integrity,
      signal: hop.signal, hops: hop.hops + 1, streamed: false }, resolve, reject);
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

function ignore() {}

/** Gives an address without its fragment, which is nothing to the server. */
function withoutFragment(address) {
  const hash = address.indexOf("#");
  return hash < 0 ? address : address.substring(0, hash);
}

/** Names and values by turns, one per line: neither can contain a line break. */
function flat(entries) {
  let text = "";
  for (let i = 0; i < entries.length; i++) {
    text += (i === 0 ? "" : "\n") + entries[i][0] + "\n" + entries[i][1];
  }
  return text;
}

