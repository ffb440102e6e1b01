// SPDX-License-Identifier: Apache-2.0
import { selectHandler } from "./entry-point.js";
import { makeEnv } from "./env.js";
import { makeInput } from "./invocation.js";
import { makeKvStoreFactory } from "./kv.js";
import { WrongResult, toResponse } from "./result.js";

/**
 * Gives what runtime.js hands to handlers and takes back from them; webApi is what installWebApi gave.
 *
 * makeRequest takes {method, url, headers, body}: headers as a list of [name, value] pairs, body as an ArrayBuffer, a
 * Uint8Array or null. readResponse calls back with an error, or with {status, headers, body}: headers as pairs, body as
 * a string or a Uint8Array. selectHandler finds the handler of a module; makeInput and toResponse are for handlers that
 * take no Request.
 */
export function installBinding(host, global, webApi) {
  const { web, inspect } = webApi;
  const tooLarge = () => {
    throw new WrongResult(host.quota("RESPONSE_BODY_BYTES", true));
  };
  const log = (message) => host.log("WARN", message);
  return {
    selectHandler,

    makeEnv: () => makeEnv(host),

    makeKvStoreFactory: () => makeKvStoreFactory(host, web, log),

    makeRequest(callData) {
      webApi.startInvocation();
      const entries = [];
      for (let i = 0; i < callData.headers.length; i++) {
        const pair = callData.headers[i];
        entries[i] = [pair[0].toLowerCase(), pair[1]];
      }
      const { body } = callData;
      const bytes = body === null || body === undefined ? null : body instanceof ArrayBuffer ? new Uint8Array(body)
          : body;
      return web.request().fromInvocation(callData.method, callData.url, entries, bytes);
    },

    readResponse(response, callback) {
      let read;
      try {
        read = web.response().read(response, { bytes: host.quota("RESPONSE_BODY_BYTES", false), refuse: tooLarge });
      } catch (error) {
        callback(error, null);
        return;
      }
      if (typeof read.body === "string" || typeof read.body.then !== "function") {
        callback(null, read);
        return;
      }
      read.body.then((bytes) => callback(null, { status: read.status, headers: read.headers, body: bytes }),
          (error) => callback(error, null));
    },

    makeInput(style, callData) {
      webApi.startInvocation();
      return makeInput(host, web, style, callData, makeEnv(host));
    },

    /** Gives the Response of a result; a WrongResult is thrown for one that cannot be answered. */
    toResponse: (style, form, result) => toResponse(host, web, style, form, result),

    isWrongResult: (error) => error instanceof WrongResult,

    inspect,
  };
}
