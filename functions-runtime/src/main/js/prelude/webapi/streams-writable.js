// SPDX-License-Identifier: Apache-2.0
import { defineWritableInterfaces } from "./streams-writable-interfaces.js";
import { clear, deferred, drain, handled, newQueue, prepareStreams, push, pushSized, react, rejectedWith, resolvedWith,
  settledDeferred, shift } from "./streams-support.js";

const CLOSE = { close: true };

/** Defines WritableStream with its controller and writer (Streams 5); records and objects as for ReadableStream. */
export function defineWritable(web) {
  prepareStreams();
  const streams = { web, newStream, setUp, start, createStream, acquireWriter, release, abort, close, closing, closeIfOpen,
    write, error, errorIfNeeded, writerDesiredSize };

  function newStream() {
    return { kind: "WritableStream", state: "writable", storedError: undefined, writer: null, controller: null,
      writes: newQueue(), inFlightWrite: null, closeRequest: null, inFlightClose: null, pendingAbort: null,
      backpressure: false, object: null };
  }

  function setUp(stream, highWaterMark, size) {
    stream.controller = { kind: "WritableStreamDefaultController", stream, queue: newQueue(), started: false, size,
      highWaterMark, write: null, close: null, abort: null, aborted: false, abortReason: undefined, signal: null,
      object: null };
    return stream.controller;
  }

  function start(controller, begin) {
    const { stream } = controller;
    updateBackpressure(stream, hasBackpressure(controller));
    const begun = begin === null ? undefined : begin();
    react(resolvedWith(begun), () => {
      controller.started = true;
      advance(controller);
    }, (reason) => {
      controller.started = true;
      dealWithRejection(stream, reason);
    });
  }

  /** Makes a stream; write, close and abort give promises. */
  function createStream(begin, sink, highWaterMark, size) {
    const stream = newStream();
    const controller = setUp(stream, highWaterMark, size);
    controller.write = sink.write;
    controller.close = sink.close;
    controller.abort = sink.abort;
    start(controller, begin);
    return stream;
  }

  // Streams 5.5.1: writers.

  function acquireWriter(stream) {
    if (stream.writer !== null) {
      throw new TypeError("The stream is locked: it has a writer already");
    }
    const writer = { kind: "WritableStreamDefaultWriter", stream, ready: null, closed: null, readyPending: false,
      closedPending: false, object: null };
    stream.writer = writer;
    if (stream.state === "writable") {
      writer.ready = !closing(stream) && stream.backpressure ? deferred() : settledDeferred(resolvedWith(undefined));
      writer.closed = deferred();
    } else if (stream.state === "erroring") {
      writer.ready = settledDeferred(handled(rejectedWith(stream.storedError)));
      writer.closed = deferred();
    } else if (stream.state === "closed") {
      writer.ready = settledDeferred(resolvedWith(undefined));
      writer.closed = settledDeferred(resolvedWith(undefined));
    } else {
      writer.ready = settledDeferred(handled(rejectedWith(stream.storedError)));
      writer.closed = settledDeferred(handled(rejectedWith(stream.storedError)));
    }
    writer.readyPending = stream.state === "writable" && !closing(stream) && stream.backpressure;
    writer.closedPending = stream.state === "writable" || stream.state === "erroring";
    return writer;
  }

  function release(writer) {
    const { stream } = writer;
    const failure = new TypeError("The writer has been released");
    rejectReady(writer, failure);
    rejectClosed(writer, failure);
    stream.writer = null;
    writer.stream = null;
  }

  function rejectReady(writer, reason) {
    if (writer.readyPending) {
      writer.readyPending = false;
      writer.ready.reject(reason);
    } else {
      writer.ready = settledDeferred(rejectedWith(reason));
    }
    handled(writer.ready.promise);
  }

  function rejectClosed(writer, reason) {
    if (writer.closedPending) {
      writer.closedPending = false;
      writer.closed.reject(reason);
    } else {
      writer.closed = settledDeferred(rejectedWith(reason));
    }
    handled(writer.closed.promise);
  }

  function write(writer, chunk) {
    const { stream } = writer;
    const { controller } = stream;
    let size = 1;
    if (controller.size !== null) {
      try {
        size = controller.size(chunk);
      } catch (failure) {
        errorIfNeeded(controller, failure);
      }
    }
    if (stream !== writer.stream) {
      return rejectedWith(new TypeError("The writer has been released"));
    }
    if (stream.state === "errored") {
      return rejectedWith(stream.storedError);
    }
    if (closing(stream) || stream.state === "closed") {
      return rejectedWith(new TypeError("The stream takes no more chunks: it is closed"));
    }
    if (stream.state === "erroring") {
      return rejectedWith(stream.storedError);
    }
    const written = deferred();
    push(stream.writes, written, 1);
    try {
      pushSized(controller.queue, chunk, size);
    } catch (failure) {
      errorIfNeeded(controller, failure);
      return written.promise;
    }
    if (!closing(stream) && stream.state === "writable") {
      updateBackpressure(stream, hasBackpressure(controller));
    }
    advance(controller);
    return written.promise;
  }

  function closeIfOpen(writer) {
    const { stream } = writer;
    if (closing(stream) || stream.state === "closed") {
      return resolvedWith(undefined);
    }
    return stream.state === "errored" ? rejectedWith(stream.storedError) : close(stream);
  }

  function writerDesiredSize(writer) {
    const { state } = writer.stream;
    return state === "errored" || state === "erroring" ? null : state === "closed" ? 0
        : desiredSize(writer.stream.controller);
  }

  // Streams 5.5.2: streams.

  function closing(stream) {
    return stream.closeRequest !== null || stream.inFlightClose !== null;
  }

  function abort(stream, reason) {
    if (stream.state === "closed" || stream.state === "errored") {
      return resolvedWith(undefined);
    }
    const { controller } = stream;
    controller.aborted = true;
    controller.abortReason = reason;
    if (controller.signal !== null) {
      web.abort().abort(controller.signal, reason);
    }
    if (stream.state === "closed" || stream.state === "errored") {
      return resolvedWith(undefined);
    }
    if (stream.pendingAbort !== null) {
      return stream.pendingAbort.done.promise;
    }
    const erroring = stream.state === "erroring";
    const done = deferred();
    stream.pendingAbort = { done, reason: erroring ? undefined : reason, erroring };
    if (!erroring) {
      startErroring(stream, reason);
    }
    return done.promise;
  }

  function close(stream) {
    if (stream.state === "closed" || stream.state === "errored") {
      return rejectedWith(new TypeError("The stream cannot be closed: it is closed or errored already"));
    }
    const done = deferred();
    stream.closeRequest = done;
    const { controller, writer } = stream;
    if (writer !== null && stream.backpressure && stream.state === "writable") {
      resolveReady(writer);
    }
    push(controller.queue, CLOSE, 0);
    advance(controller);
    return done.promise;
  }

  function resolveReady(writer) {
    writer.readyPending = false;
    writer.ready.resolve(undefined);
  }

  function updateBackpressure(stream, backpressure) {
    const { writer } = stream;
    if (writer !== null && backpressure !== stream.backpressure) {
      if (backpressure) {
        writer.ready = deferred();
        writer.readyPending = true;
      } else {
        resolveReady(writer);
      }
    }
    stream.backpressure = backpressure;
  }

  function startErroring(stream, reason) {
    const { controller, writer } = stream;
    stream.state = "erroring";
    stream.storedError = reason;
    if (writer !== null) {
      rejectReady(writer, reason);
    }
    if (stream.inFlightWrite === null && stream.inFlightClose === null && controller.started) {
      finishErroring(stream);
    }
  }

  function finishErroring(stream) {
    stream.state = "errored";
    const { controller } = stream;
    clear(controller.queue);
    const { storedError } = stream;
    drain(stream.writes, (request) => request.reject(storedError));
    const { pendingAbort } = stream;
    stream.pendingAbort = null;
    if (pendingAbort === null) {
      rejectCloseAndClosed(stream);
      return;
    }
    if (pendingAbort.erroring) {
      pendingAbort.done.reject(storedError);
      rejectCloseAndClosed(stream);
      return;
    }
    const aborted = controller.abort(pendingAbort.reason);
    forgetAlgorithms(controller);
    react(aborted, () => {
      pendingAbort.done.resolve(undefined);
      rejectCloseAndClosed(stream);
    }, (reason) => {
      pendingAbort.done.reject(reason);
      rejectCloseAndClosed(stream);
    });
  }

  function rejectCloseAndClosed(stream) {
    if (stream.closeRequest !== null) {
      stream.closeRequest.reject(stream.storedError);
      stream.closeRequest = null;
    }
    if (stream.writer !== null) {
      rejectClosed(stream.writer, stream.storedError);
    }
  }

  function dealWithRejection(stream, reason) {
    if (stream.state === "writable") {
      startErroring(stream, reason);
    } else {
      finishErroring(stream);
    }
  }

  // Streams 5.5.4: the controller.

  function forgetAlgorithms(controller) {
    controller.write = null;
    controller.close = null;
    controller.abort = null;
    controller.size = null;
  }

  function desiredSize(controller) {
    return controller.highWaterMark - controller.queue.total;
  }

  function hasBackpressure(controller) {
    return desiredSize(controller) <= 0;
  }

  function error(controller, reason) {
    forgetAlgorithms(controller);
    startErroring(controller.stream, reason);
  }

  function errorIfNeeded(controller, reason) {
    if (controller.stream.state === "writable") {
      error(controller, reason);
    }
  }

  function advance(controller) {
    const { stream } = controller;
    if (!controller.started || stream.inFlightWrite !== null) {
      return;
    }
    if (stream.state === "erroring") {
      finishErroring(stream);
      return;
    }
    if (controller.queue.length === 0) {
      return;
    }
    if (controller.queue.first.value === CLOSE) {
      processClose(controller);
    } else {
      processWrite(controller, controller.queue.first.value);
    }
  }

  function processClose(controller) {
    const { stream } = controller;
    stream.inFlightClose = stream.closeRequest;
    stream.closeRequest = null;
    shift(controller.queue);
    const closed = controller.close();
    forgetAlgorithms(controller);
    react(closed, () => {
      stream.inFlightClose.resolve(undefined);
      stream.inFlightClose = null;
      if (stream.state === "erroring") {
        stream.storedError = undefined;
        if (stream.pendingAbort !== null) {
          stream.pendingAbort.done.resolve(undefined);
          stream.pendingAbort = null;
        }
      }
      stream.state = "closed";
      if (stream.writer !== null) {
        stream.writer.closedPending = false;
        stream.writer.closed.resolve(undefined);
      }
    }, (reason) => {
      stream.inFlightClose.reject(reason);
      stream.inFlightClose = null;
      if (stream.pendingAbort !== null) {
        stream.pendingAbort.done.reject(reason);
        stream.pendingAbort = null;
      }
      dealWithRejection(stream, reason);
    });
  }

  function processWrite(controller, chunk) {
    const { stream } = controller;
    stream.inFlightWrite = shift(stream.writes);
    react(controller.write(chunk), () => {
      stream.inFlightWrite.resolve(undefined);
      stream.inFlightWrite = null;
      shift(controller.queue);
      if (!closing(stream) && stream.state === "writable") {
        updateBackpressure(stream, hasBackpressure(controller));
      }
      advance(controller);
    }, (reason) => {
      if (stream.state === "writable") {
        forgetAlgorithms(controller);
      }
      stream.inFlightWrite.reject(reason);
      stream.inFlightWrite = null;
      dealWithRejection(stream, reason);
    });
  }

  defineWritableInterfaces(streams);
  return streams;
}
