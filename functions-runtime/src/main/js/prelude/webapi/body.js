// SPDX-License-Identifier: Apache-2.0
import { concatenate } from "./blob.js";
import { STATE, bufferOf, bytesOver, stateOf, toDomString } from "./idl.js";
import { parseFormData, serializeFormData } from "./form-data.js";

/*
 * A body is null or {text} or {bytes} or {pull}, whichever it came as; the others are made when asked for.
 * pull is a function that gives the next chunk as Promise<Uint8Array|null>; streams will stand on it.
 */

/** Makes a body and its content type from what Fetch calls a BodyInit. */
export function extractBody(web, host, init) {
  if (typeof init === "string") {
    // Lone surrogates are replaced where the text is read or encoded.
    return { body: textBody(init), type: "text/plain;charset=UTF-8" };
  }
  const bytes = bytesOver(init);
  if (bytes !== null) {
    return { body: bytesBody(new Uint8Array(bufferOf(bytes))), type: null };
  }
  if (web.isA("URLSearchParams", init)) {
    return { body: textBody(init.toString()), type: "application/x-www-form-urlencoded;charset=UTF-8" };
  }
  if (web.isA("Blob", init)) {
    return { body: bytesBody(init[STATE].bytes), type: init[STATE].type === "" ? null : init[STATE].type };
  }
  if (web.isA("FormData", init)) {
    const form = serializeFormData(web, host, init);
    return { body: bytesBody(form.bytes), type: form.type };
  }
  return { body: textBody(toDomString(init)), type: "text/plain;charset=UTF-8" };
}

/** A body that is a text. */
export function textBody(text) {
  return { text, bytes: null, pull: null, whole: null, used: false };
}

/** A body that is bytes, which nobody changes any more. */
export function bytesBody(bytes) {
  return { text: null, bytes, pull: null, whole: null, used: false };
}

/** A body whose bytes come from a function that gives the next chunk. */
export function pullBody(pull) {
  return { text: null, bytes: null, pull, whole: null, used: false };
}

/** Gives a second body with the same content; a body that is still to come is then read once for both. */
export function cloneBody(body) {
  if (body === null) {
    return null;
  }
  if (body.pull === null) {
    return { text: body.text, bytes: body.bytes, pull: null, whole: null, used: false };
  }
  const { pull } = body;
  if (body.whole === null) {
    let reading = null;
    body.whole = () => {
      if (reading === null) {
        reading = readAll(pull);
      }
      return reading;
    };
  }
  return { text: null, bytes: null, pull, whole: body.whole, used: false };
}

/** Gives the bytes of a body: a Uint8Array, or a promise of one if they are still to come. */
export function bytesOf(host, body) {
  if (body === null) {
    return new Uint8Array(0);
  }
  if (body.bytes === null && body.text !== null) {
    return new Uint8Array(host.utf8Encode(body.text));
  }
  if (body.bytes !== null) {
    return body.bytes;
  }
  return body.whole !== null ? body.whole() : readAll(body.pull);
}

function readAll(pull) {
  const chunks = [];
  const next = () => pull().then((chunk) => {
    if (chunk === null) {
      return concatenate(chunks);
    }
    chunks[chunks.length] = chunk;
    return next();
  });
  return next();
}

/** Gives the methods of the Body mixin (Fetch 5.3) to Request or Response. */
export function mixinBody(web, host, Interface) {
  const { parse } = web.json;

  function consume(object, convert) {
    return new Promise((resolve) => {
      const state = stateOf(object, Interface);
      const { body } = state;
      if (body === null) {
        resolve(convert(new Uint8Array(0), "", state));
        return;
      }
      if (body.used) {
        throw new TypeError("The body has already been read");
      }
      body.used = true;
      if (body.text !== null) {
        resolve(convert(null, body.text, state));
        return;
      }
      const bytes = bytesOf(host, body);
      resolve(typeof bytes.then === "function" ? bytes.then((all) => convert(all, null, state))
          : convert(bytes, null, state));
    });
  }
  // The bytes handed out are a copy: a clone, a Blob or the connection may share the original.
  const ownBytes = (bytes, text) => (bytes !== null ? bufferOf(bytes) : host.utf8Encode(text));
  const text = (bytes, known) => (known !== null ? withoutMark(host.wellFormed(known)) : host.utf8Decode(bytes));

  const methods = {
    arrayBuffer() {
      return consume(this, ownBytes);
    },
    blob() {
      return consume(this, (bytes, known, state) =>
        web.blob().fromBytes(new Uint8Array(ownBytes(bytes, known)), contentType(state).toLowerCase()));
    },
    bytes() {
      return consume(this, (bytes, known) => new Uint8Array(ownBytes(bytes, known)));
    },
    formData() {
      return consume(this, (bytes, known, state) =>
        parseFormData(web, host, new Uint8Array(ownBytes(bytes, known)), contentType(state)));
    },
    json() {
      return consume(this, (bytes, known) => parse(known !== null ? withoutMark(known) : host.utf8Decode(bytes)));
    },
    text() {
      return consume(this, text);
    },
  };
  for (const name of Object.keys(methods)) {
    Object.defineProperty(Interface.prototype, name, { value: methods[name], writable: true, enumerable: true,
      configurable: true });
  }
  Object.defineProperty(Interface.prototype, "bodyUsed", {
    get() {
      const { body } = stateOf(this, Interface);
      return body !== null && body.used;
    },
    enumerable: true,
    configurable: true,
  });
}

function contentType(state) {
  const type = state.headers.get("content-type");
  return type === null ? "" : type;
}

function withoutMark(text) {
  return text.charCodeAt(0) === 0xfeff ? text.substring(1) : text;
}
