// SPDX-License-Identifier: Apache-2.0
// What handlers of the styles "default" and "handler" are handed. The form says what the request is made into: HTTP, RAW
// (its text) or MESSAGES (JSON of a trigger); surfaces choose it (InvocationForm.java).
import { makeHttpEvent, valueOf } from "./http-event.js";

/**
 * Gives {form, first, context}: the first argument of a handler and its second one. Throws a SyntaxError if the first is
 * parsed JSON and the body is none.
 */
export function makeInput(host, web, style, callData, env) {
  const told = host.invocationContext();
  const form = told[2];
  const text = () => host.utf8Decode(callData.body);
  const payload = () => {
    if (form === "RAW") {
      return text();
    }
    if (callData.body.byteLength === 0) {
      return undefined;
    }
    return form === "MESSAGES" || isJson(valueOf(callData.headers, "content-type")) ? web.json.parse(text()) : text();
  };
  const first = style === "handler" && form === "HTTP" ? makeHttpEvent(host, web, callData, told[3]) : payload();
  return { form, first, context: makeContext(host, callData.invocationId, told, env, payload) };
}

function makeContext(host, invocationId, told, env, getPayload) {
  return {
    requestId: invocationId,
    invocationId,
    functionId: told[0],
    // As its source has it: the member called a name holds the id.
    functionName: told[0],
    functionVersion: told[1],
    memoryLimitInMB: told[4],
    // No version has an account of its own.
    token: null,
    env,
    getRemainingTimeInMillis: () => host.timeLeftMillis(),
    getPayload,
  };
}

/** Says whether a content type is one of JSON. */
function isJson(contentType) {
  const essence = essenceOf(contentType);
  return essence === "application/json" || essence === "text/json" || /^[^/]+\/[^/]+\+json$/.test(essence);
}

function essenceOf(contentType) {
  return contentType.split(";", 1)[0].trim().toLowerCase();
}
