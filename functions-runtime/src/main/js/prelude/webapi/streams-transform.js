// SPDX-License-Identifier: Apache-2.0
import { setState, toDictionary } from "./idl.js";
import { deferred, finish, functionOf, handled, highWaterMarkOf, objectOf, prepareStreams, promiseCall, promised, react,
  readStrategy, recordOf, rejectedWith, resolvedWith } from "./streams-support.js";

const CONTROLLER = "TransformStreamDefaultController";

/** Defines TransformStream with its controller (Streams 6); records and objects as for ReadableStream. */
export function defineTransform(web) {
  prepareStreams();
  const readables = web.readable();
  const writables = web.writable();

  function newStream() {
    return { kind: "TransformStream", readable: null, writable: null, controller: null, backpressure: undefined,
      changed: null, finished: null, object: null };
  }

  function newController(stream) {
    stream.controller = { kind: CONTROLLER, stream, transform: null, flush: null, cancel: null, object: null };
    return stream.controller;
  }

  function initialize(stream, started, writableMark, writableSize, readableMark, readableSize) {
    const begin = () => started;
    stream.writable = writables.createStream(begin, {
      write: (chunk) => sinkWrite(stream, chunk),
      close: () => sinkClose(stream),
      abort: (reason) => finishWith(stream, reason, stream.readable, failReadable),
    }, writableMark, writableSize);
    stream.readable = readables.createStream(begin, () => {
      setBackpressure(stream, false);
      return stream.changed.promise;
    }, (reason) => finishWith(stream, reason, stream.writable, failWritable), readableMark, readableSize);
    setBackpressure(stream, true);
  }

  /**
   * Makes a stream of functions of the prelude: transform(chunk, enqueue), flush(enqueue), and cancel(reason), which is
   * told that nothing will come of the stream. What they throw errors both sides.
   */
  function createStream(transformer) {
    const stream = newStream();
    const controller = newController(stream);
    const give = (chunk) => enqueue(controller, chunk);
    controller.transform = (chunk) => promised(() => resolvedWith(transformer.transform(chunk, give)));
    controller.flush = () => promised(() => resolvedWith(transformer.flush(give)));
    controller.cancel = (reason) => promised(() => resolvedWith(transformer.cancel(reason)));
    initialize(stream, undefined, 1, null, 0, null);
    return stream;
  }

  function setBackpressure(stream, backpressure) {
    if (stream.changed !== null) {
      stream.changed.resolve(undefined);
    }
    stream.changed = deferred();
    stream.backpressure = backpressure;
  }

  function errorBoth(stream, reason) {
    readables.error(stream.readable.controller, reason);
    errorWritable(stream, reason);
  }

  function errorWritable(stream, reason) {
    forgetAlgorithms(stream.controller);
    writables.errorIfNeeded(stream.writable.controller, reason);
    unblock(stream);
  }

  function unblock(stream) {
    if (stream.backpressure) {
      setBackpressure(stream, false);
    }
  }

  function forgetAlgorithms(controller) {
    controller.transform = null;
    controller.flush = null;
    controller.cancel = null;
  }

  function enqueue(controller, chunk) {
    const { stream } = controller;
    const target = stream.readable.controller;
    if (!readables.canEnqueue(target)) {
      throw new TypeError("The readable side takes no more chunks: it is closed or errored");
    }
    try {
      readables.enqueue(target, chunk);
    } catch (failure) {
      errorWritable(stream, failure);
      throw stream.readable.storedError;
    }
    if (!readables.shouldPull(target) && !stream.backpressure) {
      setBackpressure(stream, true);
    }
  }

  function terminate(controller) {
    const { stream } = controller;
    readables.close(stream.readable.controller);
    errorWritable(stream, new TypeError("The stream has been terminated"));
  }

  function perform(stream, chunk) {
    if (stream.controller.transform === null) {
      // The readable side is being cancelled.
      return rejectedWith(new TypeError("The stream takes no more chunks"));
    }
    return react(stream.controller.transform(chunk), undefined, (reason) => {
      errorBoth(stream, reason);
      throw reason;
    });
  }

  function sinkWrite(stream, chunk) {
    if (!stream.backpressure) {
      return perform(stream, chunk);
    }
    return react(stream.changed.promise, () => {
      if (stream.writable.state === "erroring") {
        throw stream.writable.storedError;
      }
      return perform(stream, chunk);
    });
  }

  function sinkClose(stream) {
    if (stream.finished !== null) {
      return stream.finished.promise;
    }
    const { controller, readable } = stream;
    const finished = deferred();
    stream.finished = finished;
    const flushed = controller.flush();
    forgetAlgorithms(controller);
    react(flushed, () => {
      if (readable.state === "errored") {
        finished.reject(readable.storedError);
      } else {
        readables.close(readable.controller);
        finished.resolve(undefined);
      }
    }, (reason) => {
      readables.error(readable.controller, reason);
      finished.reject(reason);
    });
    return finished.promise;
  }

  /** The writable side was aborted, or the readable side was cancelled: the other side fails with the reason. */
  function finishWith(stream, reason, other, fail) {
    if (stream.finished !== null) {
      return stream.finished.promise;
    }
    const { controller } = stream;
    const finished = deferred();
    stream.finished = finished;
    const cancelled = controller.cancel(reason);
    forgetAlgorithms(controller);
    react(cancelled, () => {
      if (other.state === "errored") {
        finished.reject(other.storedError);
      } else {
        fail(stream, reason);
        finished.resolve(undefined);
      }
    }, (failure) => {
      fail(stream, failure);
      finished.reject(failure);
    });
    return finished.promise;
  }

  function failReadable(stream, reason) {
    readables.error(stream.readable.controller, reason);
  }

  function failWritable(stream, reason) {
    writables.errorIfNeeded(stream.writable.controller, reason);
    unblock(stream);
  }

  class TransformStream {
    constructor(transformer, writableStrategy, readableStrategy) {
      const where = "TransformStream constructor";
      if (transformer === null) {
        throw new TypeError(where + ": the transformer is not an object");
      }
      const writing = readStrategy(writableStrategy, where);
      const reading = readStrategy(readableStrategy, where);
      const given = toDictionary(transformer, where);
      const onCancel = functionOf(given, "cancel", where);
      const onFlush = functionOf(given, "flush", where);
      const { readableType } = given;
      const onStart = functionOf(given, "start", where);
      const onTransform = functionOf(given, "transform", where);
      if (readableType !== undefined || given.writableType !== undefined) {
        throw new RangeError(where + ": there are no types of transformers");
      }
      const readableMark = highWaterMarkOf(reading, 0);
      const writableMark = highWaterMarkOf(writing, 1);
      const stream = setState(this, newStream());
      stream.object = this;
      const controller = newController(stream);
      const handle = objectOf(controller, TransformStreamDefaultController);
      controller.transform = onTransform === undefined ? passOn(controller)
          : (chunk) => promiseCall(onTransform, transformer, [chunk, handle]);
      controller.flush = onFlush === undefined ? () => resolvedWith(undefined)
          : () => promiseCall(onFlush, transformer, [handle]);
      controller.cancel = onCancel === undefined ? () => resolvedWith(undefined)
          : (reason) => promiseCall(onCancel, transformer, [reason]);
      const started = deferred();
      initialize(stream, started.promise, writableMark, writing.size, readableMark, reading.size);
      started.resolve(onStart === undefined ? undefined : onStart.call(transformer, handle));
    }
    get readable() {
      return readables.streamObject(recordOf(this, "TransformStream").readable);
    }
    get writable() {
      return writables.streamObject(recordOf(this, "TransformStream").writable);
    }
  }
  finish(TransformStream, "TransformStream", { constructor: 0 });

  function passOn(controller) {
    return (chunk) => {
      try {
        enqueue(controller, chunk);
        return resolvedWith(undefined);
      } catch (failure) {
        return rejectedWith(failure);
      }
    };
  }

  class TransformStreamDefaultController {
    constructor() {
      throw new TypeError("Illegal constructor");
    }
    get desiredSize() {
      return readables.desiredSize(recordOf(this, CONTROLLER).stream.readable.controller);
    }
    enqueue(chunk) {
      enqueue(recordOf(this, CONTROLLER), chunk);
    }
    error(reason) {
      errorBoth(recordOf(this, CONTROLLER).stream, reason);
    }
    terminate() {
      terminate(recordOf(this, CONTROLLER));
    }
  }
  finish(TransformStreamDefaultController, CONTROLLER, { enqueue: 0, error: 0 });

  /** Passes a readable record through a stream that changes nothing, and gives the record of the other end. */
  function proxy(readable) {
    const through = createStream({ transform: (chunk, give) => give(chunk), flush() {}, cancel() {} });
    handled(readables.operations.pipe(readable, through.writable, { preventAbort: false, preventCancel: false,
      preventClose: false, signal: undefined }));
    return through.readable;
  }

  return { createStream, proxy, TransformStream, TransformStreamDefaultController };
}
