// SPDX-License-Identifier: Apache-2.0
import { STATE, bufferOf, bytesOver, eachOf, isObject, setState, stateOf, tag, toDictionary, toDomString, toUsvString }
  from "./idl.js";

const OUTSIDE_ASCII = /[^\x20-\x7e]/;

/** Defines Blob (File API 3). Its bytes are shared between slices and never changed. */
export function defineBlob(host) {
  class Blob {
    constructor(parts, options) {
      const chunks = [];
      if (parts !== undefined) {
        if (!isObject(parts) || typeof parts[Symbol.iterator] !== "function") {
          throw new TypeError("Blob constructor: the first argument must be a sequence");
        }
        eachOf(parts, (part) => {
          chunks[chunks.length] = toChunk(part);
        });
      }
      const given = toDictionary(options, "Blob constructor");
      setState(this, { bytes: concatenate(chunks), type: toType(given.type) });
    }
    get size() {
      return stateOf(this, Blob).bytes.length;
    }
    get type() {
      return stateOf(this, Blob).type;
    }
    slice(start, end, type) {
      const { bytes } = stateOf(this, Blob);
      const from = clamp(start === undefined ? 0 : start, bytes.length);
      const to = clamp(end === undefined ? bytes.length : end, bytes.length);
      return fromBytes(bytes.subarray(from, Math.max(from, to)), toType(type));
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
  tag(Blob, "Blob");

  function toChunk(part) {
    if (part instanceof Blob) {
      return part[STATE].bytes;
    }
    const bytes = bytesOver(part);
    if (bytes !== null) {
      return new Uint8Array(bufferOf(bytes));
    }
    return new Uint8Array(host.utf8Encode(toDomString(part)));
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
  tag(File, "File");
  return File;
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

function clamp(position, length) {
  const at = Math.trunc(Number(position)) || 0;
  return at < 0 ? Math.max(length + at, 0) : Math.min(at, length);
}
