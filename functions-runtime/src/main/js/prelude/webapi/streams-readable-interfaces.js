// SPDX-License-Identifier: Apache-2.0
import { setState, toDictionary } from "./idl.js";
import { deferred, finish, functionOf, highWaterMarkOf, objectOf, promiseCall, promised, readStrategy, recordOf,
  resolvedWith } from "./streams-support.js";

/** Adds ReadableStream, its default controller and its default reader to what scripts see (Streams 4.2 to 4.6). */
export function defineReadableInterfaces(streams) {
  const { bytes, operations, canEnqueue } = streams;

  class ReadableStreamDefaultController {
    constructor() {
      throw new TypeError("Illegal constructor");
    }
    get desiredSize() {
      return streams.desiredSize(recordOf(this, "ReadableStreamDefaultController"));
    }
    close() {
      const controller = recordOf(this, "ReadableStreamDefaultController");
      if (!canEnqueue(controller)) {
        throw new TypeError("The stream cannot be closed: it is closed or errored already");
      }
      streams.close(controller);
    }
    enqueue(chunk) {
      const controller = recordOf(this, "ReadableStreamDefaultController");
      if (!canEnqueue(controller)) {
        throw new TypeError("The stream takes no more chunks: it is closed or errored");
      }
      streams.enqueue(controller, chunk);
    }
    error(reason) {
      streams.error(recordOf(this, "ReadableStreamDefaultController"), reason);
    }
  }
  finish(ReadableStreamDefaultController, "ReadableStreamDefaultController", { enqueue: 0, error: 0 });

  class ReadableStreamDefaultReader {
    constructor(stream) {
      setState(this, streams.acquireReader(recordOf(stream, "ReadableStream"))).object = this;
    }
    read() {
      return promised(() => {
        const reader = recordOf(this, "ReadableStreamDefaultReader");
        if (reader.stream === null) {
          throw new TypeError("The reader has been released");
        }
        const result = deferred();
        streams.read(reader, {
          chunk: (value) => result.resolve({ value, done: false }),
          close: () => result.resolve({ value: undefined, done: true }),
          error: result.reject,
        });
        return result.promise;
      });
    }
    releaseLock() {
      const reader = recordOf(this, "ReadableStreamDefaultReader");
      if (reader.stream !== null) {
        streams.release(reader);
      }
    }
  }
  readerMembers(ReadableStreamDefaultReader, "ReadableStreamDefaultReader");
  finish(ReadableStreamDefaultReader, "ReadableStreamDefaultReader", { cancel: 0 });

  /** What both kinds of readers have (Streams 4.3). */
  function readerMembers(Interface, kind) {
    Object.defineProperty(Interface.prototype, "closed", {
      get() {
        return promised(() => recordOf(this, kind).closed.promise);
      },
      enumerable: true,
      configurable: true,
    });
    Interface.prototype.cancel = {
      cancel(reason) {
        return promised(() => {
          const { stream } = recordOf(this, kind);
          if (stream === null) {
            throw new TypeError("The reader has been released");
          }
          return streams.cancel(stream, reason);
        });
      },
    }.cancel;
  }

  class ReadableStream {
    constructor(underlyingSource, strategy) {
      const where = "ReadableStream constructor";
      if (underlyingSource === null) {
        throw new TypeError(where + ": the underlying source is not an object");
      }
      const queuing = readStrategy(strategy, where);
      const source = toDictionary(underlyingSource, where);
      const chunkSize = source.autoAllocateChunkSize;
      const onCancel = functionOf(source, "cancel", where);
      const onPull = functionOf(source, "pull", where);
      const onStart = functionOf(source, "start", where);
      const { type } = source;
      if (type !== undefined && String(type) !== "bytes") {
        throw new TypeError(where + ": the only type there is, is bytes");
      }
      const stream = setState(this, streams.newStream());
      stream.object = this;
      let controller;
      if (type === undefined) {
        controller = streams.setUp(stream, highWaterMarkOf(queuing, 1), queuing.size);
      } else {
        if (queuing.size !== null) {
          throw new RangeError(where + ": a byte stream cannot have a strategy with a size");
        }
        controller = bytes.setUp(stream, highWaterMarkOf(queuing, 0), bytes.toChunkSize(chunkSize));
      }
      const handle = objectOf(controller, type === undefined ? ReadableStreamDefaultController : bytes.Controller);
      controller.pull = onPull === undefined ? () => resolvedWith(undefined)
          : () => promiseCall(onPull, underlyingSource, [handle]);
      controller.cancel = onCancel === undefined ? () => resolvedWith(undefined)
          : (reason) => promiseCall(onCancel, underlyingSource, [reason]);
      streams.start(controller, onStart === undefined ? null : () => onStart.call(underlyingSource, handle));
    }
    static from(asyncIterable) {
      return streamObject(operations.from(asyncIterable));
    }
    get locked() {
      return recordOf(this, "ReadableStream").reader !== null;
    }
    cancel(reason) {
      return promised(() => {
        const stream = recordOf(this, "ReadableStream");
        if (stream.reader !== null) {
          throw new TypeError("A locked stream can only be cancelled by its reader");
        }
        return streams.cancel(stream, reason);
      });
    }
    getReader(options) {
      const stream = recordOf(this, "ReadableStream");
      const { mode } = toDictionary(options, "ReadableStream.getReader");
      if (mode !== undefined && String(mode) !== "byob") {
        throw new TypeError("ReadableStream.getReader: the only mode there is, is byob");
      }
      return mode === undefined ? objectOf(streams.acquireReader(stream), ReadableStreamDefaultReader)
          : objectOf(bytes.acquireReader(stream), bytes.Reader);
    }
    pipeThrough(transform, options) {
      return operations.pipeThrough(recordOf(this, "ReadableStream"), transform, options, arguments.length);
    }
    pipeTo(destination, options) {
      const count = arguments.length;
      return promised(() => operations.pipeTo(recordOf(this, "ReadableStream"), destination, options, count));
    }
    tee() {
      const branches = operations.tee(recordOf(this, "ReadableStream"));
      return [streamObject(branches[0]), streamObject(branches[1])];
    }
    values(options) {
      return operations.iterate(recordOf(this, "ReadableStream"), options);
    }
  }
  finish(ReadableStream, "ReadableStream", { constructor: 0, cancel: 0, getReader: 0, pipeThrough: 1, pipeTo: 1, values: 0 });
  Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, { value: ReadableStream.prototype.values,
    writable: true, configurable: true });

  function streamObject(stream) {
    return objectOf(stream, ReadableStream);
  }

  streams.readerMembers = readerMembers;
  streams.streamObject = streamObject;
  streams.ReadableStream = ReadableStream;
  streams.ReadableStreamDefaultController = ReadableStreamDefaultController;
  streams.ReadableStreamDefaultReader = ReadableStreamDefaultReader;
}
