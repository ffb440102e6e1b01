// SPDX-License-Identifier: Apache-2.0
import { defineByteInterfaces } from "./streams-bytes-interfaces.js";
import { defineReadableBytes } from "./streams-bytes.js";
import { defineReadableOperations } from "./streams-operations.js";
import { defineReadableInterfaces } from "./streams-readable-interfaces.js";
import { clear, deferred, drain, handled, newQueue, nothing, prepareStreams, push, pushSized, react, rejectedWith,
  resolvedWith, settledDeferred, shift } from "./streams-support.js";

/**
 * Defines ReadableStream with its controllers and readers (Streams 4).
 *
 * Streams, controllers and readers are plain records here; the objects scripts see are made when they are asked for, so
 * that the streams of bodies cost little. What comes back are the interfaces, and the operations on records that other
 * parts of the prelude use.
 */
export function defineReadable(web) {
  prepareStreams();
  const streams = { web, newStream, acquireReader, initializeReader, read, release, genericRelease, addRequest, hasRequests,
    fulfill, closeStream, errorStream, cancel, forgetAlgorithms, start, setUp, createStream, pullIfNeeded, shouldPull,
    canEnqueue, desiredSize, enqueue, close, error, bytes: null, operations: null };
  const bytes = defineReadableBytes(streams);
  streams.bytes = bytes;
  streams.operations = defineReadableOperations(streams);

  function newStream() {
    return { kind: "ReadableStream", state: "readable", reader: null, storedError: undefined, disturbed: false,
      controller: null, object: null };
  }

  // Streams 4.8: readers.

  function acquireReader(stream) {
    const reader = { kind: "ReadableStreamDefaultReader", byob: false, stream: null, closed: null, requests: newQueue(),
      object: null };
    initializeReader(reader, stream);
    return reader;
  }

  function initializeReader(reader, stream) {
    if (stream.reader !== null) {
      throw new TypeError("The stream is locked: it has a reader already");
    }
    reader.stream = stream;
    stream.reader = reader;
    reader.closed = stream.state === "readable" ? deferred() : stream.state === "closed"
        ? settledDeferred(resolvedWith(undefined)) : settledDeferred(handled(rejectedWith(stream.storedError)));
  }

  function read(reader, request) {
    const { stream } = reader;
    stream.disturbed = true;
    if (stream.state === "closed") {
      request.close();
    } else if (stream.state === "errored") {
      request.error(stream.storedError);
    } else if (stream.controller.bytes) {
      bytes.pullSteps(stream.controller, request);
    } else {
      pullSteps(stream.controller, request);
    }
  }

  function release(reader) {
    genericRelease(reader);
    const failure = new TypeError("The reader has been released");
    drain(reader.requests, (request) => request.error(failure));
  }

  function genericRelease(reader) {
    const { stream } = reader;
    const failure = new TypeError("The reader has been released");
    if (stream.state === "readable") {
      reader.closed.reject(failure);
    } else {
      reader.closed = settledDeferred(rejectedWith(failure));
    }
    handled(reader.closed.promise);
    if (stream.controller.bytes) {
      bytes.releaseSteps(stream.controller);
    }
    stream.reader = null;
    reader.stream = null;
  }

  function addRequest(stream, request) {
    push(stream.reader.requests, request, 1);
  }

  function hasRequests(stream, byob) {
    return stream.reader !== null && stream.reader.byob === byob && stream.reader.requests.length > 0;
  }

  function fulfill(stream, chunk, done) {
    const request = shift(stream.reader.requests);
    if (done) {
      request.close(chunk);
    } else {
      request.chunk(chunk);
    }
  }

  // Streams 4.9.2: streams and their controllers.

  function closeStream(stream) {
    stream.state = "closed";
    const { reader } = stream;
    if (reader === null) {
      return;
    }
    reader.closed.resolve(undefined);
    if (!reader.byob) {
      drain(reader.requests, (request) => request.close());
    }
  }

  function errorStream(stream, reason) {
    stream.state = "errored";
    stream.storedError = reason;
    const { reader } = stream;
    if (reader === null) {
      return;
    }
    reader.closed.reject(reason);
    handled(reader.closed.promise);
    drain(reader.requests, (request) => request.error(reason));
  }

  function cancel(stream, reason) {
    stream.disturbed = true;
    if (stream.state === "closed") {
      return resolvedWith(undefined);
    }
    if (stream.state === "errored") {
      return rejectedWith(stream.storedError);
    }
    closeStream(stream);
    const { controller, reader } = stream;
    if (reader !== null && reader.byob) {
      drain(reader.requests, (request) => request.close(undefined));
    }
    clear(controller.queue);
    if (controller.bytes) {
      bytes.forgetPullIntos(controller);
    }
    const cancelled = controller.cancel(reason);
    forgetAlgorithms(controller);
    return react(cancelled, nothing);
  }

  function forgetAlgorithms(controller) {
    controller.pull = null;
    controller.cancel = null;
    controller.size = null;
  }

  /** Starts a controller of either kind; begin is the author's start or null. */
  function start(controller, begin) {
    controller.stream.controller = controller;
    const begun = begin === null ? undefined : begin();
    react(resolvedWith(begun), () => {
      controller.started = true;
      pullIfNeeded(controller);
    }, (reason) => error(controller, reason));
  }

  function pullIfNeeded(controller) {
    if (!shouldPull(controller)) {
      return;
    }
    if (controller.pulling) {
      controller.pullAgain = true;
      return;
    }
    controller.pulling = true;
    react(controller.pull(), () => {
      controller.pulling = false;
      if (controller.pullAgain) {
        controller.pullAgain = false;
        pullIfNeeded(controller);
      }
    }, (reason) => error(controller, reason));
  }

  function shouldPull(controller) {
    const { stream } = controller;
    return canEnqueue(controller) && controller.started
        && (hasRequests(stream, false) || hasRequests(stream, true) || desiredSize(controller) > 0);
  }

  function canEnqueue(controller) {
    return !controller.closeRequested && controller.stream.state === "readable";
  }

  function desiredSize(controller) {
    const { state } = controller.stream;
    return state === "errored" ? null : state === "closed" ? 0 : controller.highWaterMark - controller.queue.total;
  }

  /** Errors the stream of a controller of either kind. */
  function error(controller, reason) {
    if (controller.stream.state !== "readable") {
      return;
    }
    if (controller.bytes) {
      bytes.forgetPullIntos(controller);
    }
    clear(controller.queue);
    forgetAlgorithms(controller);
    errorStream(controller.stream, reason);
  }

  // Streams 4.6: the default controller.

  /**
   * Makes a stream of any values. pull and cancel give promises; size is a function or null for one each. The functions
   * get no controller: the record that comes back has it.
   */
  function createStream(begin, pull, cancelled, highWaterMark, size) {
    const stream = newStream();
    setUp(stream, highWaterMark, size);
    stream.controller.pull = pull;
    stream.controller.cancel = cancelled;
    start(stream.controller, begin);
    return stream;
  }

  function setUp(stream, highWaterMark, size) {
    stream.controller = { kind: "ReadableStreamDefaultController", bytes: false, stream, queue: newQueue(),
      started: false, closeRequested: false, pullAgain: false, pulling: false, size, highWaterMark, pull: null,
      cancel: null, object: null };
    return stream.controller;
  }

  function pullSteps(controller, request) {
    if (controller.queue.length === 0) {
      addRequest(controller.stream, request);
      pullIfNeeded(controller);
      return;
    }
    const chunk = shift(controller.queue);
    if (controller.closeRequested && controller.queue.length === 0) {
      forgetAlgorithms(controller);
      closeStream(controller.stream);
    } else {
      pullIfNeeded(controller);
    }
    request.chunk(chunk);
  }

  function close(controller) {
    if (!canEnqueue(controller)) {
      return;
    }
    controller.closeRequested = true;
    if (controller.queue.length === 0) {
      forgetAlgorithms(controller);
      closeStream(controller.stream);
    }
  }

  function enqueue(controller, chunk) {
    if (!canEnqueue(controller)) {
      return;
    }
    if (hasRequests(controller.stream, false)) {
      fulfill(controller.stream, chunk, false);
    } else {
      try {
        const { size } = controller;
        pushSized(controller.queue, chunk, size === null ? 1 : size(chunk));
      } catch (failure) {
        error(controller, failure);
        throw failure;
      }
    }
    pullIfNeeded(controller);
  }

  defineReadableInterfaces(streams);
  defineByteInterfaces(streams);
  return streams;
}
