// SPDX-License-Identifier: Apache-2.0
import { concatenate } from "./blob.js";
import { parseFormData, serializeFormData } from "./form-data.js";
import { headerOf } from "./headers.js";
import { STATE, bufferOf, bytesOver, stateOf, toDomString } from "./idl.js";

/*
 * A body is null or one of {text}, {bytes}, {pull} and {stream}, whichever it came as; the others are made when asked for.
 * pull gives the next chunk as Promise<Uint8Array|null>, and cancel lets go of what it comes from. stream is a record of
 * streams-readable.js: once there is one, it alone is the body. used says that a body without a stream has been read.
 */
function newBody(text, bytes, pull, cancel, stream) {
  return { text, bytes, pull, cancel, stream, used: false };
}

// A stream without end must not fill the memory.
const MOST = {
  bytes: 104857600,
  refuse() {
    throw new RangeError("The body is larger than 104857600 bytes");
  },
};

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
  if (isStream(init)) {
    const stream = init[STATE];
    if (stream.disturbed || stream.reader !== null) {
      throw new TypeError("A body cannot be made of a stream that is locked or has been read from");
    }
    return { body: newBody(null, null, null, null, stream), type: null };
  }
  return { body: textBody(toDomString(init)), type: "text/plain;charset=UTF-8" };
}

/** Says whether a BodyInit is a stream. */
export function isStream(init) {
  return typeof init === "object" && init !== null && init[STATE] !== undefined && init[STATE].kind === "ReadableStream";
}

/** A body that is a text. */
export function textBody(text) {
  return newBody(text, null, null, null, null);
}

/** A body that is bytes, which nobody changes any more. */
export function bytesBody(bytes) {
  return newBody(null, bytes, null, null, null);
}

/** A body whose bytes come from a function that gives the next chunk; the other lets go of where they come from. */
export function pullBody(pull, cancel) {
  return newBody(null, null, pull, cancel, null);
}

/** Says whether something of a body has been read. */
export function isUsed(body) {
  return body !== null && (body.stream === null ? body.used : body.stream.disturbed);
}

/** Says whether a body can no longer be read: it has been, or its stream is locked. */
export function isUnusable(body) {
  return isUsed(body) || (body !== null && body.stream !== null && body.stream.reader !== null);
}

/** Says whether the bytes of a body can be had again and again, so that a request can be sent once more. */
export function isReplayable(body) {
  return body === null || body.text !== null || body.bytes !== null;
}

/** Gives a second body with the same content (Fetch 5.2, clone a body); the body must be usable. */
export function cloneBody(web, host, body) {
  if (body === null) {
    return null;
  }
  if (body.stream === null && body.pull === null) {
    return newBody(body.text, body.bytes, null, null, null);
  }
  const branches = web.readable().operations.tee(streamOf(web, host, body));
  body.stream = branches[0];
  return newBody(body.text, body.bytes, null, null, branches[1]);
}

/** Takes the content out of a body, which counts as read from then on, and gives a body that has it. */
export function moveBody(web, body) {
  if (body === null) {
    return null;
  }
  if (body.stream !== null) {
    return newBody(body.text, body.bytes, null, null, web.transform().proxy(body.stream));
  }
  const { text, bytes, pull, cancel } = body;
  body.used = true;
  return newBody(text, bytes, pull, cancel, null);
}

/** Gives the stream of a body, a record of streams-readable.js. */
export function streamOf(web, host, body) {
  if (body.stream === null) {
    body.stream = makeStream(web, host, body);
  }
  return body.stream;
}

function makeStream(web, host, body) {
  const streams = web.readable();
  const { bytes } = streams;
  if (body.used) {
    const empty = bytes.createStream(null, done, done, 0);
    streams.closeStream(empty);
    empty.disturbed = true;
    streams.acquireReader(empty);
    return empty;
  }
  const end = (controller) => {
    bytes.close(controller);
    if (controller.pullIntos.length > 0) {
      bytes.respond(controller, 0);
    }
  };
  const give = (controller, chunk) => {
    if (chunk === null) {
      end(controller);
    } else if (chunk.length === 0) {
      return body.pull().then((next) => give(controller, next));
    } else {
      bytes.enqueue(controller, chunk);
    }
    return undefined;
  };
  const whole = () => {
    // A copy: others may share the bytes, and whoever reads a stream may change what it gets.
    const all = new Uint8Array(body.text !== null ? host.utf8Encode(body.text) : bufferOf(body.bytes));
    if (all.length > 0) {
      bytes.enqueue(stream.controller, all);
    }
    end(stream.controller);
    return done();
  };
  const pull = body.pull === null ? whole : () => body.pull().then((chunk) => give(stream.controller, chunk));
  const cancel = body.cancel === null ? done : (reason) => new Promise((resolve) => resolve(body.cancel(reason)));
  const stream = bytes.createStream(null, pull, cancel, 0);
  return stream;
}

function ignore() {}

function done() {
  return new Promise((resolve) => resolve(undefined));
}

/**
 * Gives the bytes of a usable body, which counts as read from then on: a Uint8Array, or a promise of one if they are
 * still to come. most has the number of bytes it may have and, as refuse, what throws if it has more.
 */
export function bytesOf(web, host, body, most = MOST) {
  if (body === null) {
    return new Uint8Array(0);
  }
  if (body.stream !== null) {
    const { stream } = body;
    return collect(readerPull(web, stream), () => web.readable().cancel(stream, undefined).then(undefined, ignore),
        most);
  }
  body.used = true;
  if (body.text !== null) {
    return new Uint8Array(host.utf8Encode(body.text));
  }
  if (body.bytes !== null && body.bytes.length > most.bytes) {
    most.refuse();
  }
  return body.bytes !== null ? body.bytes : collect(body.pull, body.cancel, most);
}

/** Gives a function that gives the next chunk of a stream; what is no chunk of bytes is a TypeError. */
export function readerPull(web, stream) {
  const streams = web.readable();
  const reader = streams.acquireReader(stream);
  return () => new Promise((resolve, reject) => streams.read(reader, {
    chunk: (chunk) => {
      if (chunk instanceof Uint8Array) {
        resolve(chunk);
      } else {
        reject(new TypeError("A chunk of the body's stream is not a Uint8Array"));
      }
    },
    close: () => resolve(null),
    error: reject,
  }));
}

function collect(pull, cancel, most) {
  const chunks = [];
  let length = 0;
  const take = (chunk) => {
    if (chunk === null) {
      return concatenate(chunks);
    }
    length += chunk.length;
    if (length > most.bytes) {
      if (cancel) {
        cancel();
      }
      most.refuse();
    }
    chunks[chunks.length] = chunk;
    return null;
  };
  return new Promise((resolve, reject) => {
    // Not a chain of promises that wait for each other: a body may come in very many chunks.
    const next = () => pull().then((chunk) => {
      const all = take(chunk);
      if (all === null) {
        next();
      } else {
        resolve(all);
      }
    }).then(undefined, reject);
    next();
  });
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
      if (isUnusable(body)) {
        throw new TypeError(isUsed(body) ? "The body has already been read" : "The body's stream is locked");
      }
      if (body.text !== null && body.stream === null) {
        body.used = true;
        resolve(convert(null, body.text, state));
        return;
      }
      const bytes = bytesOf(web, host, body);
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
      return isUsed(stateOf(this, Interface).body);
    },
    enumerable: true,
    configurable: true,
  });
  Object.defineProperty(Interface.prototype, "body", {
    get() {
      const { body } = stateOf(this, Interface);
      return body === null ? null : web.readable().streamObject(streamOf(web, host, body));
    },
    enumerable: true,
    configurable: true,
  });
}

function contentType(state) {
  const type = headerOf(state.headers, "content-type");
  return type === null ? "" : type;
}

function withoutMark(text) {
  return text.charCodeAt(0) === 0xfeff ? text.substring(1) : text;
}
