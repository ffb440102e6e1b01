// SPDX-License-Identifier: Apache-2.0
import { defineAbortController, defineAbortSignal } from "./abort.js";
import { defineBlob, defineFile } from "./blob.js";
import { defineCompressionStream, defineDecompressionStream } from "./compression.js";
import { makeCompatibility } from "./compatibility.js";
import { makeConsole } from "./console.js";
import { defineCrypto } from "./crypto.js";
import { defineCryptoKey } from "./crypto-keys.js";
import { defineDOMException } from "./dom-exception.js";
import { defineTextDecoder, defineTextEncoder, makeBase64 } from "./encoding.js";
import { defineErrorEvent, defineGlobalHandlers, definePromiseRejectionEvent, makeErrorReporting } from "./error-events.js";
import { defineTextDecoderStream, defineTextEncoderStream } from "./encoding-streams.js";
import { defineCustomEvent, defineEvent, defineEventTarget } from "./events.js";
import { makeFetch } from "./fetch.js";
import { defineFormData } from "./form-data.js";
import { defineHeaders } from "./headers.js";
import { tagOnlyIf } from "./idl.js";
import { inspect, showPromisesBy } from "./inspect.js";
import { defineMessageChannel, defineMessageEvent } from "./messages.js";
import { placeOf } from "./owners.js";
import { makeNavigator, definePerformance } from "./performance.js";
import { defineRequest } from "./request.js";
import { defineResponse } from "./response.js";
import { makeCloning } from "./structured-clone.js";
import { defineReadable } from "./streams-readable.js";
import { defineByteLengthQueuingStrategy, defineCountQueuingStrategy } from "./streams-support.js";
import { defineTransform } from "./streams-transform.js";
import { defineWritable } from "./streams-writable.js";
import { describeThrown } from "./thrown.js";
import { makeTimers } from "./timers.js";
import { defineUrl } from "./url.js";
import { defineUrlPattern } from "./url-pattern.js";
import { defineUrlSearchParams } from "./url-search-params.js";

const PRODUCT = "Functions-for-Jakarta-EE";
const defineProperty = Object.defineProperty;

/**
 * Installs the Web APIs on the global object, each made when it is first used. Gives what other parts of the prelude
 * need of them: web, whose members are functions that give the interfaces; inspect, which shows a value; report, which
 * logs an error nobody caught; uncaught, which also knows of rejected promises; and startInvocation, to be called before
 * each invocation. currentOwner gives the number of the invocation that what runs now belongs to.
 */
export function installWebApi(host, global, currentOwner) {
  const report = (error) => uncaught.report(error);
  const timers = makeTimers(host, global, report, currentOwner);
  const web = makeInterfaces(host, global, timers, report, currentOwner);
  const uncaught = makeErrorReporting(web, host, timers, global);
  tagOnlyIf(() => web.compatible("set_tostring_tag"));

  value("console", makeConsole(host));
  value("setTimeout", timers.setTimeout);
  value("setInterval", timers.setInterval);
  value("clearTimeout", timers.clearTimeout);
  value("clearInterval", timers.clearInterval);
  value("reportError", uncaught.reportError);
  defineGlobalHandlers(web, global);
  for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"]) {
    lazy(name, () => web.EventTarget().prototype[name]);
  }
  lazy("structuredClone", () => web.cloning().structuredClone);
  lazy("fetch", () => makeFetch(web, host, PRODUCT));
  const base64 = once(() => makeBase64(web, host));
  lazy("btoa", () => base64().btoa);
  lazy("atob", () => base64().atob);
  for (const name of ["AbortController", "AbortSignal", "Blob", "CustomEvent", "DOMException", "ErrorEvent", "Event",
    "EventTarget", "File", "FormData", "Headers", "MessageChannel", "MessageEvent", "MessagePort",
    "PromiseRejectionEvent", "Request", "Response", "TextDecoder", "TextEncoder", "URL",
    "URLPattern", "URLSearchParams"]) {
    lazy(name, web[name]);
  }
  lazy("Crypto", () => web.crypto().Crypto);
  lazy("crypto", () => web.crypto().crypto);
  lazy("SubtleCrypto", () => web.crypto().subtle().SubtleCrypto);
  lazy("CryptoKey", () => web.CryptoKey());
  for (const name of ["ByteLengthQueuingStrategy", "CompressionStream", "CountQueuingStrategy", "DecompressionStream",
    "TextDecoderStream", "TextEncoderStream"]) {
    lazy(name, web[name]);
  }
  lazyMembers("readable", ["ReadableByteStreamController", "ReadableStream", "ReadableStreamBYOBReader",
    "ReadableStreamBYOBRequest", "ReadableStreamDefaultController", "ReadableStreamDefaultReader"]);
  lazyMembers("writable", ["WritableStream", "WritableStreamDefaultController", "WritableStreamDefaultWriter"]);
  lazyMembers("transform", ["TransformStream", "TransformStreamDefaultController"]);
  const performance = once(() => definePerformance(web, host));
  lazy("Performance", () => performance().Performance);
  lazy("performance", () => performance().performance);
  const navigator = once(() => makeNavigator(PRODUCT, web.compatible));
  lazy("Navigator", () => navigator().Navigator);
  lazy("navigator", () => navigator().navigator);
  // Public functions read process.env, which other hosts leave empty too.
  value("process", { env: {} });

  return { web, inspect, describeThrown, showPromisesBy, report, uncaught, startInvocation };

  /** What an earlier invocation left behind must not reach the next one. */
  function startInvocation() {
    const place = placeOf(currentOwner());
    timers.forgetAll(place);
    if (web.messagesUsed) {
      web.messages().forgetAll(place);
    }
    web.forgetFetches(place);
  }

  function value(name, member) {
    defineProperty(global, name, { value: member, writable: true, enumerable: false, configurable: true });
  }

  function lazyMembers(group, names) {
    for (let i = 0; i < names.length; i++) {
      lazyMember(group, names[i]);
    }
  }

  function lazyMember(group, name) {
    lazy(name, () => web[group]()[name]);
  }

  /** Defines a global that is made at its first use and then becomes a plain property. */
  function lazy(name, make) {
    defineProperty(global, name, {
      get() {
        const made = make();
        value(name, made);
        return made;
      },
      set(replacement) {
        value(name, replacement);
      },
      enumerable: false,
      configurable: true,
    });
  }
}

function makeInterfaces(host, global, timers, report, currentOwner) {
  const made = {};
  const member = (name, make) => {
    web[name] = once(() => {
      made[name] = make();
      return made[name];
    });
  };
  const web = {
    /** Copies from before a script could replace them. */
    json: { parse: JSON.parse, stringify: JSON.stringify },
    /** Says whether a compatibility flag is on. */
    compatible: makeCompatibility(host),
    /** The number of the invocation that what runs now belongs to. */
    currentOwner,
    /** Forgets the requests of an invocation that is over; fetch, once it is made, has some. */
    forgetFetches() {},
    /** Whether there are message channels. */
    messagesUsed: false,
    /** The state of the global object as an event target. */
    globalTarget: { listeners: [] },
    /** Says whether a value is an instance of an interface, without making the interface for the question. */
    isA(name, value) {
      const Interface = made[name];
      return Interface !== undefined && typeof value === "object" && value !== null && value instanceof Interface;
    },
  };
  member("crypto", () => defineCrypto(web, host, global));
  member("cryptoKeys", () => defineCryptoKey());
  member("CryptoKey", () => web.cryptoKeys().CryptoKey);
  member("DOMException", () => defineDOMException());
  member("Event", () => defineEvent(host));
  member("CustomEvent", () => defineCustomEvent(web.Event()));
  member("events", () => defineEventTarget(web, global, report));
  member("EventTarget", () => web.events().EventTarget);
  member("ErrorEvent", () => defineErrorEvent(web.Event()));
  member("PromiseRejectionEvent", () => definePromiseRejectionEvent(web.Event()));
  member("cloning", () => makeCloning(web, host, global));
  member("MessageEvent", () => defineMessageEvent(web));
  member("messages", () => defineMessageChannel(web, timers));
  member("MessagePort", () => web.messages().MessagePort);
  member("MessageChannel", () => {
    // A channel has ports: whoever asks what a value is must find them made.
    web.MessagePort();
    return web.messages().MessageChannel;
  });
  member("abort", () => defineAbortSignal(web, timers));
  member("AbortSignal", () => web.abort().AbortSignal);
  member("AbortController", () => defineAbortController(web));
  member("blob", () => defineBlob(web, host));
  member("Blob", () => web.blob().Blob);
  member("File", () => defineFile(web.Blob(), () => Math.floor(host.wallMillis())));
  member("FormData", () => defineFormData(web));
  member("headers", () => defineHeaders());
  member("Headers", () => web.headers().Headers);
  member("request", () => defineRequest(web, host));
  member("Request", () => web.request().Request);
  member("response", () => defineResponse(web, host));
  member("Response", () => web.response().Response);
  member("TextEncoder", () => defineTextEncoder(host));
  member("TextDecoder", () => defineTextDecoder(host));
  member("readable", () => defineReadable(web));
  member("writable", () => defineWritable(web));
  member("transform", () => defineTransform(web));
  member("ByteLengthQueuingStrategy", defineByteLengthQueuingStrategy);
  member("CountQueuingStrategy", defineCountQueuingStrategy);
  member("CompressionStream", () => defineCompressionStream(web, host));
  member("DecompressionStream", () => defineDecompressionStream(web, host));
  member("TextEncoderStream", () => defineTextEncoderStream(web, host));
  member("TextDecoderStream", () => defineTextDecoderStream(web));
  member("URL", () => defineUrl(web, host));
  member("URLPattern", () => defineUrlPattern(web, host));
  member("searchParams", () => defineUrlSearchParams(host));
  member("URLSearchParams", () => web.searchParams().URLSearchParams);
  return web;
}

function once(make) {
  let made = false;
  let value;
  return () => {
    if (!made) {
      value = make();
      made = true;
    }
    return value;
  };
}
