// SPDX-License-Identifier: Apache-2.0
import { onAbort } from "./abort.js";
import { isObject, required, setState, toDictionary } from "./idl.js";
import { defineTee } from "./streams-tee.js";
import { deferred, handled, nothing, promised, react, recordOf, rejectedWith, resolvedWith }
  from "./streams-support.js";

/** Defines what is done with whole streams: piping, iterating, and making a stream of an iterable (Streams 4.2, 4.9). */
export function defineReadableOperations(streams) {
  const { web } = streams;
  const tee = defineTee(streams);

  // Streams 4.2.5: pipeTo and pipeThrough.

  function pipeThrough(source, transform, options, count) {
    const where = "ReadableStream.pipeThrough";
    required(count, 1, where);
    if (!isObject(transform)) {
      throw new TypeError(where + ": the argument is not an object with a readable and a writable");
    }
    const { readable } = transform;
    recordOf(readable, "ReadableStream");
    const { writable } = transform;
    const target = recordOf(writable, "WritableStream");
    const given = pipeOptions(options, where);
    if (source.reader !== null || target.writer !== null) {
      throw new TypeError(where + ": a stream that is locked cannot be piped");
    }
    handled(pipe(source, target, given));
    return readable;
  }

  function pipeTo(source, destination, options, count) {
    const where = "ReadableStream.pipeTo";
    required(count, 1, where);
    const target = recordOf(destination, "WritableStream");
    const given = pipeOptions(options, where);
    if (source.reader !== null || target.writer !== null) {
      throw new TypeError(where + ": a stream that is locked cannot be piped");
    }
    return pipe(source, target, given);
  }

  function pipeOptions(options, where) {
    const given = toDictionary(options, where);
    const preventAbort = !!given.preventAbort;
    const preventCancel = !!given.preventCancel;
    const preventClose = !!given.preventClose;
    const { signal } = given;
    if (signal !== undefined && !(isObject(signal) && signal instanceof web.AbortSignal())) {
      throw new TypeError(where + ": signal is not an AbortSignal");
    }
    return { preventAbort, preventCancel, preventClose, signal };
  }

  /** Pipes one record into another (Streams 4.9.1, ReadableStreamPipeTo); options are read already. */
  function pipe(source, target, options) {
    const writable = web.writable();
    const { preventAbort, preventCancel, preventClose, signal } = options;
    const reader = streams.acquireReader(source);
    const writer = writable.acquireWriter(target);
    source.disturbed = true;
    const result = deferred();
    let shuttingDown = false;
    let forgetSignal = nothing;
    let currentWrite = resolvedWith(undefined);

    const waitForWrites = () => {
      const last = currentWrite;
      return react(last, () => (last === currentWrite ? undefined : waitForWrites()));
    };
    const finalize = (failed, reason) => {
      writable.release(writer);
      streams.release(reader);
      forgetSignal();
      if (failed) {
        result.reject(reason);
      } else {
        result.resolve(undefined);
      }
    };
    const shutDown = (action, failed, reason) => {
      if (shuttingDown) {
        return;
      }
      shuttingDown = true;
      const rest = () => {
        if (action === null) {
          finalize(failed, reason);
        } else {
          react(action(), () => finalize(failed, reason), (failure) => finalize(true, failure));
        }
      };
      if (target.state === "writable" && !writable.closing(target)) {
        react(waitForWrites(), rest);
      } else {
        rest();
      }
    };

    if (signal !== undefined) {
      const abort = () => {
        const { reason } = signal;
        shutDown(() => {
          const aborted = !preventAbort && target.state === "writable" ? writable.abort(target, reason)
              : resolvedWith(undefined);
          const cancelled = !preventCancel && source.state === "readable" ? streams.cancel(source, reason)
              : resolvedWith(undefined);
          handled(cancelled);
          return react(aborted, () => cancelled);
        }, true, reason);
      };
      if (signal.aborted) {
        abort();
        return result.promise;
      }
      forgetSignal = onAbort(signal, abort);
    }

    const sourceFailed = (reason) =>
      shutDown(preventAbort ? null : () => writable.abort(target, reason), true, reason);
    const targetFailed = (reason) =>
      shutDown(preventCancel ? null : () => streams.cancel(source, reason), true, reason);
    const sourceClosed = () => shutDown(preventClose ? null : () => writable.closeIfOpen(writer), false, undefined);

    if (source.state === "errored") {
      sourceFailed(source.storedError);
    } else {
      react(reader.closed.promise, undefined, sourceFailed);
    }
    if (target.state === "errored") {
      targetFailed(target.storedError);
    } else {
      react(writer.closed.promise, undefined, targetFailed);
    }
    if (source.state === "closed") {
      sourceClosed();
    } else {
      react(reader.closed.promise, sourceClosed, nothing);
    }
    if (writable.closing(target) || target.state === "closed") {
      targetFailed(new TypeError("The destination of the pipe is closed"));
    }

    const step = () => {
      if (!shuttingDown) {
        streams.read(reader, { chunk: write, close: nothing, error: nothing });
      }
    };
    const write = (chunk) => {
      currentWrite = react(writable.write(writer, chunk), nothing, nothing);
      next();
    };
    // Through the promise also when there is room: a source that has everything ready must not grow the stack.
    const next = () => {
      react(writer.ready.promise, step, nothing);
    };
    next();
    return result.promise;
  }

  // Streams 4.2.5: async iteration; Web IDL 3.7.10.

  const iteratorPrototype = Object.create(asyncIteratorPrototype());
  iteratorPrototype.next = {
    next() {
      return promised(() => {
        const iterator = recordOf(this, "ReadableStream AsyncIterator");
        const step = () => nextOf(iterator);
        iterator.ongoing = iterator.ongoing === null ? step() : react(iterator.ongoing, step, step);
        return iterator.ongoing;
      });
    },
  }.next;
  iteratorPrototype.return = {
    return(value) {
      return promised(() => {
        const iterator = recordOf(this, "ReadableStream AsyncIterator");
        const step = () => endOf(iterator, value);
        iterator.ongoing = iterator.ongoing === null ? step() : react(iterator.ongoing, step, step);
        return react(iterator.ongoing, () => ({ value, done: true }));
      });
    },
  }.return;
  Object.defineProperty(iteratorPrototype, Symbol.toStringTag, { value: "ReadableStream AsyncIterator",
    configurable: true });

  function iterate(stream, options) {
    const { preventCancel } = toDictionary(options, "ReadableStream.values");
    const iterator = Object.create(iteratorPrototype);
    setState(iterator, { kind: "ReadableStream AsyncIterator", reader: streams.acquireReader(stream),
      preventCancel: !!preventCancel, ongoing: null, finished: false });
    return iterator;
  }

  function nextOf(iterator) {
    if (iterator.finished) {
      return resolvedWith({ value: undefined, done: true });
    }
    const result = deferred();
    streams.read(iterator.reader, {
      chunk: (value) => {
        iterator.ongoing = null;
        result.resolve({ value, done: false });
      },
      close: () => {
        iterator.ongoing = null;
        iterator.finished = true;
        streams.release(iterator.reader);
        result.resolve({ value: undefined, done: true });
      },
      error: (reason) => {
        iterator.ongoing = null;
        iterator.finished = true;
        streams.release(iterator.reader);
        result.reject(reason);
      },
    });
    return result.promise;
  }

  function endOf(iterator, value) {
    if (iterator.finished) {
      return resolvedWith(undefined);
    }
    iterator.finished = true;
    const { reader } = iterator;
    const cancelled = iterator.preventCancel ? resolvedWith(undefined) : streams.cancel(reader.stream, value);
    streams.release(reader);
    return cancelled;
  }

  // Streams 4.9.1: ReadableStreamFromIterable.

  function from(iterable) {
    const iterator = asyncIteratorOf(iterable);
    const { next } = iterator.object;
    const pull = () => {
      let result;
      try {
        result = resolvedWith(next.call(iterator.object));
      } catch (error) {
        return rejectedWith(error);
      }
      return react(result, (record) => {
        if (!isObject(record)) {
          throw new TypeError("ReadableStream.from: the iterator's result is not an object");
        }
        if (record.done) {
          streams.close(stream.controller);
          return undefined;
        }
        const { value } = record;
        if (iterator.async) {
          streams.enqueue(stream.controller, value);
          return undefined;
        }
        return react(resolvedWith(value), (chunk) => streams.enqueue(stream.controller, chunk));
      });
    };
    const cancel = (reason) => {
      let result;
      try {
        const end = iterator.object.return;
        if (end === undefined || end === null) {
          return resolvedWith(undefined);
        }
        result = resolvedWith(end.call(iterator.object, reason));
      } catch (error) {
        return rejectedWith(error);
      }
      return react(result, (record) => {
        if (!isObject(record)) {
          throw new TypeError("ReadableStream.from: what the iterator's return gave is not an object");
        }
      });
    };
    const stream = streams.createStream(null, pull, cancel, 0, null);
    return stream;
  }

  return { pipe, pipeTo, pipeThrough, iterate, from, tee };
}

function asyncIteratorOf(iterable) {
  const asyncMethod = iterable === undefined || iterable === null ? undefined : iterable[Symbol.asyncIterator];
  const async = asyncMethod !== undefined && asyncMethod !== null;
  const method = async || iterable === undefined || iterable === null ? asyncMethod : iterable[Symbol.iterator];
  if (typeof method !== "function") {
    throw new TypeError("ReadableStream.from: the argument is not iterable");
  }
  const object = method.call(iterable);
  if (!isObject(object)) {
    throw new TypeError("ReadableStream.from: the iterator is not an object");
  }
  return { object, async };
}

/** What async iterators inherit from: not every engine has an object of its own for it. */
function asyncIteratorPrototype() {
  const prototype = {};
  Object.defineProperty(prototype, Symbol.asyncIterator, {
    value: {
      asyncIterator() {
        return this;
      },
    }.asyncIterator,
    writable: true,
    configurable: true,
  });
  return prototype;
}
