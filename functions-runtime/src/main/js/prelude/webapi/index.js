// SPDX-License-Identifier: Apache-2.0
import { defineAbortController, defineAbortSignal } from "./abort.js";
import { defineBlob, defineFile } from "./blob.js";
import { makeCompatibility } from "./compatibility.js";
import { makeConsole } from "./console.js";
import { defineCrypto } from "./crypto.js";
import { defineDOMException } from "./dom-exception.js";
import { defineTextDecoder, defineTextEncoder, makeBase64 } from "./encoding.js";
import { defineCustomEvent, defineEvent, defineEventTarget } from "./events.js";
import { makeFetch } from "./fetch.js";
import { defineFormData } from "./form-data.js";
import { defineHeaders } from "./headers.js";
import { tagOnlyIf } from "./idl.js";
import { inspect, showPromisesBy } from "./inspect.js";
import { makeNavigator, definePerformance } from "./performance.js";
import { defineRequest } from "./request.js";
import { defineResponse } from "./response.js";
import { makeStructuredClone } from "./structured-clone.js";
import { describeThrown } from "./thrown.js";
import { makeTimers } from "./timers.js";
import { defineUrl } from "./url.js";
import { defineUrlSearchParams } from "./url-search-params.js";

const PRODUCT = "Functions-for-Jakarta-EE";
const defineProperty = Object.defineProperty;

/**
 * Installs the Web APIs on the global object, each made when it is first used. Gives what other parts of the prelude
 * need of them: web, whose members are functions that give the interfaces; inspect, which shows a value; report, which
 * logs an error nobody caught; and startInvocation, to be called before each invocation.
 */
export function installWebApi(host, global) {
  const report = (error) => host.unhandled(error);
  const timers = makeTimers(host, report);
  const web = makeInterfaces(host, global, timers, report);
  tagOnlyIf(() => web.compatible("set_tostring_tag"));

  value("console", makeConsole(host));
  value("setTimeout", timers.setTimeout);
  value("setInterval", timers.setInterval);
  value("clearTimeout", timers.clearTimeout);
  value("clearInterval", timers.clearInterval);
  lazy("fetch", () => makeFetch(web, host));
  lazy("structuredClone", () => makeStructuredClone(web, global));
  const base64 = once(() => makeBase64(web, host));
  lazy("btoa", () => base64().btoa);
  lazy("atob", () => base64().atob);
  for (const name of ["AbortController", "AbortSignal", "Blob", "CustomEvent", "DOMException", "Event", "EventTarget",
    "File", "FormData", "Headers", "Request", "Response", "TextDecoder", "TextEncoder", "URL", "URLSearchParams"]) {
    lazy(name, web[name]);
  }
  const crypto = once(() => defineCrypto(web, host, global));
  lazy("Crypto", () => crypto().Crypto);
  lazy("crypto", () => crypto().crypto);
  const performance = once(() => definePerformance(web, host));
  lazy("Performance", () => performance().Performance);
  lazy("performance", () => performance().performance);
  const navigator = once(() => makeNavigator(PRODUCT, web.compatible));
  lazy("Navigator", () => navigator().Navigator);
  lazy("navigator", () => navigator().navigator);
  // Public functions read process.env, which other hosts leave empty too.
  value("process", { env: {} });

  return { web, inspect, describeThrown, showPromisesBy, report, startInvocation };

  /** What an earlier invocation left behind must not reach the next one. */
  function startInvocation() {
    timers.forgetAll();
    if (web.fetchUsed) {
      web.fetchUsed = false;
      host.abortAllFetches();
    }
  }

  function value(name, member) {
    defineProperty(global, name, { value: member, writable: true, enumerable: false, configurable: true });
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

function makeInterfaces(host, global, timers, report) {
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
    /** Whether the running invocation has sent requests. */
    fetchUsed: false,
    /** Says whether a value is an instance of an interface, without making the interface for the question. */
    isA(name, value) {
      const Interface = made[name];
      return Interface !== undefined && typeof value === "object" && value !== null && value instanceof Interface;
    },
  };
  member("DOMException", () => defineDOMException());
  member("Event", () => defineEvent(host));
  member("CustomEvent", () => defineCustomEvent(web.Event()));
  member("events", () => defineEventTarget(web, report));
  member("EventTarget", () => web.events().EventTarget);
  member("abort", () => defineAbortSignal(web, timers));
  member("AbortSignal", () => web.abort().AbortSignal);
  member("AbortController", () => defineAbortController(web));
  member("blob", () => defineBlob(host));
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
  member("URL", () => defineUrl(web, host));
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
