// SPDX-License-Identifier: Apache-2.0
import { drain, newQueue, push, shift } from "./streams-support.js";

/**
 * Makes the byte streams of ReadableStream (Streams 4.9.5): records as those of streams of any values.
 *
 * Buffers change hands here as the standard says; on an engine that cannot detach them the giver goes on seeing the
 * memory, where the standard would show it an empty buffer.
 */
export function defineReadableBytes(streams) {
  const { transfer } = ArrayBuffer.prototype;
  const take = typeof transfer === "function" ? (buffer) => transfer.call(buffer) : (buffer) => buffer;
  const views = [Uint8Array, Int8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array,
    Float64Array, DataView];
  for (const name of ["BigInt64Array", "BigUint64Array", "Float16Array"]) {
    if (globalThis[name] !== undefined) {
      views[views.length] = globalThis[name];
    }
  }

  function setUp(stream, highWaterMark, chunkSize) {
    stream.controller = { kind: "ReadableByteStreamController", bytes: true, stream, queue: newQueue(), started: false,
      closeRequested: false, pullAgain: false, pulling: false, size: null, highWaterMark, pull: null, cancel: null,
      chunkSize, pullIntos: newQueue(), byobRequest: null, object: null };
    return stream.controller;
  }

  /** Makes a stream of bytes; the functions are as for a stream of any values. */
  function createStream(begin, pull, cancelled, highWaterMark) {
    const stream = streams.newStream();
    const controller = setUp(stream, highWaterMark, undefined);
    controller.pull = pull;
    controller.cancel = cancelled;
    streams.start(controller, begin);
    return stream;
  }

  function toChunkSize(value) {
    if (value === undefined) {
      return undefined;
    }
    const size = Math.trunc(Number(value));
    if (!(size > 0 && size <= Number.MAX_SAFE_INTEGER)) {
      throw new TypeError("ReadableStream constructor: autoAllocateChunkSize must be a positive number");
    }
    return size;
  }

  function acquireReader(stream) {
    if (!stream.controller.bytes) {
      throw new TypeError("A byob reader needs a stream of bytes");
    }
    const reader = { kind: "ReadableStreamBYOBReader", byob: true, stream: null, closed: null, requests: newQueue(),
      object: null };
    streams.initializeReader(reader, stream);
    return reader;
  }

  function release(reader) {
    streams.genericRelease(reader);
    const failure = new TypeError("The reader has been released");
    drain(reader.requests, (request) => request.error(failure));
  }

  function read(reader, view, min, request) {
    const { stream } = reader;
    stream.disturbed = true;
    if (stream.state === "errored") {
      request.error(stream.storedError);
    } else {
      pullInto(stream.controller, view, min, request);
    }
  }

  function newPullInto(buffer, byteOffset, byteLength, minimum, elementSize, View, kind) {
    return { buffer, bufferLength: buffer.byteLength, byteOffset, byteLength, filled: 0, minimum, elementSize, View,
      kind };
  }

  /** The built-in kind of a view: what is handed out is never of an author's class. */
  function kindOfView(view) {
    for (let i = 0; i < views.length; i++) {
      if (view instanceof views[i]) {
        return views[i];
      }
    }
    throw new TypeError("This kind of typed array cannot be read into");
  }

  function pullInto(controller, view, min, request) {
    const { stream } = controller;
    const View = kindOfView(view);
    const elementSize = View === DataView ? 1 : View.BYTES_PER_ELEMENT;
    // A view of a buffer that was taken tells neither.
    const { byteOffset, byteLength } = view;
    const pending = newPullInto(take(view.buffer), byteOffset, byteLength, min * elementSize, elementSize, View, "byob");
    if (controller.pullIntos.length > 0) {
      push(controller.pullIntos, pending, 0);
      streams.addRequest(stream, request);
      return;
    }
    if (stream.state === "closed") {
      request.close(new pending.View(pending.buffer, pending.byteOffset, 0));
      return;
    }
    if (controller.queue.total > 0) {
      if (fillFromQueue(controller, pending)) {
        const filled = viewOf(pending);
        queueDrained(controller);
        request.chunk(filled);
        return;
      }
      if (controller.closeRequested) {
        const failure = new TypeError("The stream ends in the middle of an element");
        streams.error(controller, failure);
        request.error(failure);
        return;
      }
    }
    push(controller.pullIntos, pending, 0);
    streams.addRequest(stream, request);
    streams.pullIfNeeded(controller);
  }

  function pullSteps(controller, request) {
    const { stream } = controller;
    if (controller.queue.total > 0) {
      fillRequest(controller, request);
      return;
    }
    if (controller.chunkSize !== undefined) {
      let buffer;
      try {
        buffer = new ArrayBuffer(controller.chunkSize);
      } catch (failure) {
        request.error(failure);
        return;
      }
      push(controller.pullIntos, newPullInto(buffer, 0, controller.chunkSize, 1, 1, Uint8Array, "default"), 0);
    }
    streams.addRequest(stream, request);
    streams.pullIfNeeded(controller);
  }

  function releaseSteps(controller) {
    if (controller.pullIntos.length > 0) {
      const first = controller.pullIntos.first.value;
      first.kind = "none";
      controller.pullIntos = newQueue();
      push(controller.pullIntos, first, 0);
    }
  }

  function forgetPullIntos(controller) {
    invalidateRequest(controller);
    controller.pullIntos = newQueue();
  }

  function invalidateRequest(controller) {
    if (controller.byobRequest !== null) {
      controller.byobRequest.controller = null;
      controller.byobRequest.view = null;
      controller.byobRequest = null;
    }
  }

  function requestOf(controller) {
    if (controller.byobRequest === null && controller.pullIntos.length > 0) {
      const first = controller.pullIntos.first.value;
      controller.byobRequest = { kind: "ReadableStreamBYOBRequest", controller,
        view: new Uint8Array(first.buffer, first.byteOffset + first.filled, first.byteLength - first.filled),
        object: null };
    }
    return controller.byobRequest;
  }

  function viewOf(pending) {
    return new pending.View(take(pending.buffer), pending.byteOffset, pending.filled / pending.elementSize);
  }

  function commit(stream, pending) {
    streams.fulfill(stream, viewOf(pending), stream.state === "closed");
  }

  function commitAll(stream, list) {
    for (let i = 0; i < list.length; i++) {
      commit(stream, list[i]);
    }
  }

  /** Fills what waits with what is in the queue, and gives those that are ready. */
  function fillWaiting(controller) {
    const ready = [];
    while (controller.pullIntos.length > 0 && controller.queue.total > 0
        && fillFromQueue(controller, controller.pullIntos.first.value)) {
      ready[ready.length] = shift(controller.pullIntos);
    }
    return ready;
  }

  function fillFromQueue(controller, pending) {
    const { queue } = controller;
    const most = Math.min(queue.total, pending.byteLength - pending.filled);
    const whole = pending.filled + most - (pending.filled + most) % pending.elementSize;
    const ready = whole >= pending.minimum;
    let remaining = ready ? whole - pending.filled : most;
    while (remaining > 0) {
      const head = queue.first.value;
      const count = Math.min(remaining, head.byteLength);
      new Uint8Array(pending.buffer, pending.byteOffset + pending.filled, count)
          .set(new Uint8Array(head.buffer, head.byteOffset, count));
      if (count === head.byteLength) {
        shift(queue);
      } else {
        head.byteOffset += count;
        head.byteLength -= count;
        queue.first.size -= count;
        queue.total -= count;
      }
      pending.filled += count;
      remaining -= count;
    }
    return ready;
  }

  function fillRequest(controller, request) {
    const head = shift(controller.queue);
    queueDrained(controller);
    request.chunk(new Uint8Array(head.buffer, head.byteOffset, head.byteLength));
  }

  function queueDrained(controller) {
    if (controller.queue.total === 0 && controller.closeRequested) {
      streams.forgetAlgorithms(controller);
      streams.closeStream(controller.stream);
    } else {
      streams.pullIfNeeded(controller);
    }
  }

  function queueChunk(controller, buffer, byteOffset, byteLength) {
    push(controller.queue, { buffer, byteOffset, byteLength }, byteLength);
  }

  function queueCopy(controller, buffer, byteOffset, byteLength) {
    queueChunk(controller, buffer.slice(byteOffset, byteOffset + byteLength), 0, byteLength);
  }

  function queueAbandoned(controller, pending) {
    if (pending.filled > 0) {
      queueCopy(controller, pending.buffer, pending.byteOffset, pending.filled);
    }
    shift(controller.pullIntos);
  }

  function enqueue(controller, chunk) {
    const { stream } = controller;
    if (!streams.canEnqueue(controller)) {
      return;
    }
    const { byteOffset, byteLength } = chunk;
    const buffer = take(chunk.buffer);
    if (controller.pullIntos.length > 0) {
      const first = controller.pullIntos.first.value;
      invalidateRequest(controller);
      first.buffer = take(first.buffer);
      if (first.kind === "none") {
        queueAbandoned(controller, first);
      }
    }
    const { reader } = stream;
    if (reader !== null && !reader.byob) {
      while (reader.requests.length > 0 && controller.queue.total > 0) {
        fillRequest(controller, shift(reader.requests));
      }
      if (reader.requests.length === 0) {
        queueChunk(controller, buffer, byteOffset, byteLength);
      } else {
        if (controller.pullIntos.length > 0) {
          shift(controller.pullIntos);
        }
        streams.fulfill(stream, new Uint8Array(buffer, byteOffset, byteLength), false);
      }
    } else {
      queueChunk(controller, buffer, byteOffset, byteLength);
      if (reader !== null) {
        commitAll(stream, fillWaiting(controller));
      }
    }
    streams.pullIfNeeded(controller);
  }

  function close(controller) {
    const { stream } = controller;
    if (!streams.canEnqueue(controller)) {
      return;
    }
    if (controller.queue.total > 0) {
      controller.closeRequested = true;
      return;
    }
    if (controller.pullIntos.length > 0) {
      const first = controller.pullIntos.first.value;
      if (first.filled % first.elementSize !== 0) {
        const failure = new TypeError("The stream is closed in the middle of an element");
        streams.error(controller, failure);
        throw failure;
      }
    }
    streams.forgetAlgorithms(controller);
    streams.closeStream(stream);
  }

  function respond(controller, count) {
    const first = controller.pullIntos.first.value;
    if (controller.stream.state === "closed") {
      if (count !== 0) {
        throw new TypeError("The stream is closed: only zero bytes can be given");
      }
    } else if (count === 0) {
      throw new TypeError("Zero bytes can be given to a closed stream only");
    } else if (first.filled + count > first.byteLength) {
      throw new RangeError("More bytes than the buffer holds");
    }
    first.buffer = take(first.buffer);
    respondWith(controller, first, count);
  }

  function respondWithNewView(controller, view) {
    const first = controller.pullIntos.first.value;
    const length = view.byteLength;
    if (controller.stream.state === "closed") {
      if (length !== 0) {
        throw new TypeError("The stream is closed: only an empty view can be given");
      }
    } else if (length === 0) {
      throw new TypeError("An empty view can be given to a closed stream only");
    }
    if (first.byteOffset + first.filled !== view.byteOffset) {
      throw new RangeError("The view does not begin where the requested one does");
    }
    if (first.bufferLength !== view.buffer.byteLength) {
      throw new RangeError("The view's buffer is not as large as the requested one");
    }
    if (first.filled + length > first.byteLength) {
      throw new RangeError("The view is larger than the requested one");
    }
    first.buffer = take(view.buffer);
    respondWith(controller, first, length);
  }

  function respondWith(controller, first, count) {
    const { stream } = controller;
    invalidateRequest(controller);
    if (stream.state === "closed") {
      respondClosed(controller, first);
    } else {
      first.filled += count;
      respondReadable(controller, first);
    }
    streams.pullIfNeeded(controller);
  }

  function respondClosed(controller, first) {
    const { reader } = controller.stream;
    if (first.kind === "none") {
      shift(controller.pullIntos);
    }
    if (reader !== null && reader.byob) {
      const ready = [];
      while (ready.length < reader.requests.length) {
        ready[ready.length] = shift(controller.pullIntos);
      }
      commitAll(controller.stream, ready);
    }
  }

  function respondReadable(controller, first) {
    const { stream } = controller;
    if (first.kind === "none") {
      queueAbandoned(controller, first);
      commitAll(stream, fillWaiting(controller));
      return;
    }
    if (first.filled < first.minimum) {
      return;
    }
    shift(controller.pullIntos);
    const remainder = first.filled % first.elementSize;
    if (remainder > 0) {
      queueCopy(controller, first.buffer, first.byteOffset + first.filled - remainder, remainder);
    }
    first.filled -= remainder;
    const ready = fillWaiting(controller);
    commit(stream, first);
    commitAll(stream, ready);
  }

  return { setUp, createStream, toChunkSize, acquireReader, release, read, pullSteps, releaseSteps, forgetPullIntos,
    requestOf, enqueue, close, respond, respondWithNewView };
}
