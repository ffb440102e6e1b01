// SPDX-License-Identifier: Apache-2.0
import { isView, required, setState, toDictionary } from "./idl.js";
import { deferred, finish, objectOf, promised, recordOf } from "./streams-support.js";

const CONTROLLER = "ReadableByteStreamController";
const READER = "ReadableStreamBYOBReader";
const REQUEST = "ReadableStreamBYOBRequest";

/** Adds the controller of byte streams, the reader that brings its own buffer, and its request (Streams 4.5 to 4.8). */
export function defineByteInterfaces(streams) {
  const { bytes } = streams;

  class ReadableByteStreamController {
    constructor() {
      throw new TypeError("Illegal constructor");
    }
    get byobRequest() {
      const request = bytes.requestOf(recordOf(this, CONTROLLER));
      return request === null ? null : objectOf(request, ReadableStreamBYOBRequest);
    }
    get desiredSize() {
      return streams.desiredSize(recordOf(this, CONTROLLER));
    }
    close() {
      const controller = recordOf(this, CONTROLLER);
      if (!streams.canEnqueue(controller)) {
        throw new TypeError("The stream cannot be closed: it is closed or errored already");
      }
      bytes.close(controller);
    }
    enqueue(chunk) {
      const controller = recordOf(this, CONTROLLER);
      required(arguments.length, 1, CONTROLLER + ".enqueue");
      checkView(chunk, CONTROLLER + ".enqueue");
      if (!streams.canEnqueue(controller)) {
        throw new TypeError("The stream takes no more chunks: it is closed or errored");
      }
      bytes.enqueue(controller, chunk);
    }
    error(reason) {
      streams.error(recordOf(this, CONTROLLER), reason);
    }
  }
  finish(ReadableByteStreamController, CONTROLLER, { error: 0 });

  class ReadableStreamBYOBRequest {
    constructor() {
      throw new TypeError("Illegal constructor");
    }
    get view() {
      return recordOf(this, REQUEST).view;
    }
    respond(bytesWritten) {
      const request = recordOf(this, REQUEST);
      required(arguments.length, 1, REQUEST + ".respond");
      const count = toCount(bytesWritten, REQUEST + ".respond");
      bytes.respond(liveController(request), count);
    }
    respondWithNewView(view) {
      const request = recordOf(this, REQUEST);
      required(arguments.length, 1, REQUEST + ".respondWithNewView");
      if (!isView(view)) {
        throw new TypeError(REQUEST + ".respondWithNewView: the argument is not a view of an ArrayBuffer");
      }
      bytes.respondWithNewView(liveController(request), view);
    }
  }
  finish(ReadableStreamBYOBRequest, REQUEST);

  class ReadableStreamBYOBReader {
    constructor(stream) {
      required(arguments.length, 1, READER + " constructor");
      setState(this, bytes.acquireReader(recordOf(stream, "ReadableStream"))).object = this;
    }
    read(view, options) {
      return promised(() => {
        const reader = recordOf(this, READER);
        checkView(view, READER + ".read");
        const min = minimum(toDictionary(options, READER + ".read").min, view);
        if (reader.stream === null) {
          throw new TypeError("The reader has been released");
        }
        const result = deferred();
        bytes.read(reader, view, min, {
          chunk: (value) => result.resolve({ value, done: false }),
          close: (value) => result.resolve({ value, done: true }),
          error: result.reject,
        });
        return result.promise;
      });
    }
    releaseLock() {
      const reader = recordOf(this, READER);
      if (reader.stream !== null) {
        bytes.release(reader);
      }
    }
  }
  streams.readerMembers(ReadableStreamBYOBReader, READER);
  finish(ReadableStreamBYOBReader, READER, { cancel: 0, read: 1 });

  bytes.Controller = ReadableByteStreamController;
  bytes.Reader = ReadableStreamBYOBReader;
  streams.ReadableByteStreamController = ReadableByteStreamController;
  streams.ReadableStreamBYOBReader = ReadableStreamBYOBReader;
  streams.ReadableStreamBYOBRequest = ReadableStreamBYOBRequest;
}

function liveController(request) {
  if (request.controller === null) {
    throw new TypeError("The request has been answered already, or its stream needs no answer any more");
  }
  return request.controller;
}

function checkView(view, where) {
  if (!isView(view)) {
    throw new TypeError(where + ": the argument is not a view of an ArrayBuffer");
  }
  if (view.byteLength === 0 || view.buffer.byteLength === 0) {
    throw new TypeError(where + ": the view is empty");
  }
}

function minimum(given, view) {
  if (given === undefined) {
    return 1;
  }
  const min = toCount(given, READER + ".read");
  if (min === 0) {
    throw new TypeError(READER + ".read: min must be more than zero");
  }
  if (min > (view instanceof DataView ? view.byteLength : view.length)) {
    throw new RangeError(READER + ".read: min is more than the view holds");
  }
  return min;
}

function toCount(value, where) {
  const count = Math.trunc(Number(value));
  if (!(count >= 0 && count <= Number.MAX_SAFE_INTEGER)) {
    throw new TypeError(where + ": the number is out of range");
  }
  return count;
}
