// SPDX-License-Identifier: Apache-2.0
import { STATE, bufferOf, bytesOver, eachOf, isObject, setState, stateOf, toDictionary, toDomString, toUsvString }
  from "./idl.js";
import { finish } from "./streams-support.js";

const OUTSIDE_ASCII = /[^\x20-\x7e]/;
const PIECE = 65536;

/** Defines Blob (File API 3). Its bytes are shared between slices and never changed. */
export function defineBlob(web, host) {
  class Blob {
    constructor(parts, options) {
      const chunks = [];
      const list = [];
      if (parts !== undefined) {
        if (!isObject(parts) || typeof parts[Symbol.iterator] !== "function") {
          throw new TypeError("Blob constructor: the first argument must be a sequence");
        }
        eachOf(parts, (part) => {
          list[list.length] = isBlob(part) || bytesOver(part) !== null ? part : toUsvString(part);
        });
      }
      const given = toDictionary(options, "Blob constructor");
      const native = toEndings(given.endings) === "native";
      const type = toType(given.type);
      for (let i = 0; i < list.length; i++) {
        chunks[i] = toChunk(list[i], native);
      }
      setState(this, { bytes: concatenate(chunks), type });
    }
    get size() {
      return stateOf(this, Blob).bytes.length;
    }
    get type() {
      return stateOf(this, Blob).type;
    }
    slice(start, end, type) {
      const { bytes } = stateOf(this, Blob);
      const from = clamp(start, bytes.length);
      const to = clamp(end === undefined ? bytes.length : end, bytes.length);
      return fromBytes(bytes.subarray(from, Math.max(from, to)), toType(type));
    }
    stream() {
      return web.readable().streamObject(streamOf(stateOf(this, Blob).bytes));
    }
    arrayBuffer() {
      return promised(() => bufferOf(stateOf(this, Blob).bytes));
    }
    bytes() {
      return promised(() => new Uint8Array(bufferOf(stateOf(this, Blob).bytes)));
    }
    text() {
      return promised(() => host.utf8Decode(stateOf(this, Blob).bytes));
    }
  }
  finish(Blob, "Blob", { constructor: 0, slice: 0 });

  function isBlob(value) {
    return typeof value === "object" && value !== null && value instanceof Blob && value[STATE] !== undefined;
  }

  function toChunk(part, native) {
    if (typeof part === "string") {
      return new Uint8Array(host.utf8Encode(native ? part.replace(/\r\n?/g, "\n") : part));
    }
    return isBlob(part) ? part[STATE].bytes : new Uint8Array(bufferOf(bytesOver(part)));
  }

  /** Gives copies: whoever reads a stream may change what it gets. */
  function streamOf(all) {
    const { bytes } = web.readable();
    let at = 0;
    const none = () => new Promise((resolve) => resolve(undefined));
    const stream = bytes.createStream(null, () => {
      const { controller } = stream;
      if (at < all.length) {
        const end = Math.min(at + PIECE, all.length);
        bytes.enqueue(controller, new Uint8Array(bufferOf(all.subarray(at, end))));
        at = end;
      }
      if (at === all.length) {
        bytes.close(controller);
        if (controller.pullIntos.length > 0) {
          bytes.respond(controller, 0);
        }
      }
      return none();
    }, none, 0);
    return stream;
  }

  function fromBytes(bytes, type) {
    const blob = new Blob();
    blob[STATE].bytes = bytes;
    blob[STATE].type = type;
    return blob;
  }

  return { Blob, fromBytes };
}

/** Defines File (File API 4). */
export function defineFile(Blob, clock) {
  class File extends Blob {
    constructor(parts, name, options) {
      if (arguments.length < 2) {
        throw new TypeError("File constructor: 2 arguments required, but only " + arguments.length + " present");
      }
      super(parts, options);
      const modified = toDictionary(options, "File constructor").lastModified;
      this[STATE].name = toUsvString(name);
      this[STATE].lastModified = modified === undefined ? clock() : Math.trunc(Number(modified)) || 0;
    }
    get name() {
      return stateOf(this, File).name;
    }
    get lastModified() {
      return stateOf(this, File).lastModified;
    }
  }
  return finish(File, "File", { constructor: 2 });
}

/** Joins byte arrays into one. */
export function concatenate(chunks) {
  if (chunks.length === 1) {
    return chunks[0];
  }
  let length = 0;
  for (let i = 0; i < chunks.length; i++) {
    length += chunks[i].length;
  }
  const joined = new Uint8Array(length);
  let at = 0;
  for (let i = 0; i < chunks.length; i++) {
    joined.set(chunks[i], at);
    at += chunks[i].length;
  }
  return joined;
}

function promised(make) {
  return new Promise((resolve) => resolve(make()));
}

function toType(type) {
  const text = type === undefined ? "" : toDomString(type);
  return OUTSIDE_ASCII.test(text) ? "" : text.toLowerCase();
}

function toEndings(endings) {
  const choice = endings === undefined ? "transparent" : toDomString(endings);
  if (choice !== "transparent" && choice !== "native") {
    throw new TypeError("Blob constructor: endings must be transparent or native");
  }
  return choice;
}

function clamp(position, length) {
  // Web IDL's Clamp rounds to the nearest integer, and halves to the even one.
  const number = position === undefined ? 0 : Number(position);
  const down = Math.floor(number);
  const at = (number - down > 0.5 || (number - down === 0.5 && down % 2 !== 0) ? down + 1 : down) || 0;
  return at < 0 ? Math.max(length + at, 0) : Math.min(at, length);
}
