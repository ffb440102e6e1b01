// SPDX-License-Identifier: Apache-2.0
import { required, setState, toDictionary } from "./idl.js";
import { finish, functionOf, highWaterMarkOf, objectOf, promiseCall, promised, readStrategy, recordOf, resolvedWith }
  from "./streams-support.js";

const CONTROLLER = "WritableStreamDefaultController";
const WRITER = "WritableStreamDefaultWriter";

/** Adds WritableStream, its controller and its writer to what scripts see (Streams 5.2 to 5.4). */
export function defineWritableInterfaces(streams) {
  const { web } = streams;

  class WritableStream {
    constructor(underlyingSink, strategy) {
      const where = "WritableStream constructor";
      if (underlyingSink === null) {
        throw new TypeError(where + ": the underlying sink is not an object");
      }
      const queuing = readStrategy(strategy, where);
      const sink = toDictionary(underlyingSink, where);
      const onAbort = functionOf(sink, "abort", where);
      const onClose = functionOf(sink, "close", where);
      const onStart = functionOf(sink, "start", where);
      const { type } = sink;
      const onWrite = functionOf(sink, "write", where);
      if (type !== undefined) {
        throw new RangeError(where + ": there are no types of sinks");
      }
      const stream = setState(this, streams.newStream());
      stream.object = this;
      const controller = streams.setUp(stream, highWaterMarkOf(queuing, 1), queuing.size);
      const handle = objectOf(controller, WritableStreamDefaultController);
      controller.write = onWrite === undefined ? () => resolvedWith(undefined)
          : (chunk) => promiseCall(onWrite, underlyingSink, [chunk, handle]);
      controller.close = onClose === undefined ? () => resolvedWith(undefined)
          : () => promiseCall(onClose, underlyingSink, []);
      controller.abort = onAbort === undefined ? () => resolvedWith(undefined)
          : (reason) => promiseCall(onAbort, underlyingSink, [reason]);
      streams.start(controller, onStart === undefined ? null : () => onStart.call(underlyingSink, handle));
    }
    get locked() {
      return recordOf(this, "WritableStream").writer !== null;
    }
    abort(reason) {
      return promised(() => {
        const stream = recordOf(this, "WritableStream");
        if (stream.writer !== null) {
          throw new TypeError("A locked stream can only be aborted by its writer");
        }
        return streams.abort(stream, reason);
      });
    }
    close() {
      return promised(() => {
        const stream = recordOf(this, "WritableStream");
        if (stream.writer !== null) {
          throw new TypeError("A locked stream can only be closed by its writer");
        }
        if (streams.closing(stream)) {
          throw new TypeError("The stream is being closed already");
        }
        return streams.close(stream);
      });
    }
    getWriter() {
      return objectOf(streams.acquireWriter(recordOf(this, "WritableStream")), WritableStreamDefaultWriter);
    }
  }
  finish(WritableStream, "WritableStream", { constructor: 0, abort: 0 });

  class WritableStreamDefaultWriter {
    constructor(stream) {
      required(arguments.length, 1, WRITER + " constructor");
      setState(this, streams.acquireWriter(recordOf(stream, "WritableStream"))).object = this;
    }
    get closed() {
      return promised(() => recordOf(this, WRITER).closed.promise);
    }
    get desiredSize() {
      const writer = recordOf(this, WRITER);
      attached(writer);
      return streams.writerDesiredSize(writer);
    }
    get ready() {
      return promised(() => recordOf(this, WRITER).ready.promise);
    }
    abort(reason) {
      return promised(() => streams.abort(attached(recordOf(this, WRITER)), reason));
    }
    close() {
      return promised(() => {
        const stream = attached(recordOf(this, WRITER));
        if (streams.closing(stream)) {
          throw new TypeError("The stream is being closed already");
        }
        return streams.close(stream);
      });
    }
    releaseLock() {
      const writer = recordOf(this, WRITER);
      if (writer.stream !== null) {
        streams.release(writer);
      }
    }
    write(chunk) {
      return promised(() => {
        const writer = recordOf(this, WRITER);
        attached(writer);
        return streams.write(writer, chunk);
      });
    }
  }
  finish(WritableStreamDefaultWriter, WRITER, { abort: 0, write: 0 });

  class WritableStreamDefaultController {
    constructor() {
      throw new TypeError("Illegal constructor");
    }
    get signal() {
      const controller = recordOf(this, CONTROLLER);
      if (controller.signal === null) {
        const { create, abort } = web.abort();
        controller.signal = create();
        if (controller.aborted) {
          abort(controller.signal, controller.abortReason);
        }
      }
      return controller.signal;
    }
    error(reason) {
      streams.errorIfNeeded(recordOf(this, CONTROLLER), reason);
    }
  }
  finish(WritableStreamDefaultController, CONTROLLER, { error: 0 });

  streams.streamObject = (stream) => objectOf(stream, WritableStream);
  streams.WritableStream = WritableStream;
  streams.WritableStreamDefaultController = WritableStreamDefaultController;
  streams.WritableStreamDefaultWriter = WritableStreamDefaultWriter;
}

function attached(writer) {
  if (writer.stream === null) {
    throw new TypeError("The writer has been released");
  }
  return writer.stream;
}
