// SPDX-License-Identifier: Apache-2.0
import { bufferOf } from "./idl.js";
import { deferred, react, resolvedWith } from "./streams-support.js";

/** Makes the function that splits a stream in two (Streams 4.9.1: ReadableStreamDefaultTee, ReadableByteStreamTee). */
export function defineTee(streams) {
  return (stream) => {
    const both = { stream, reading: false, again: [false, false], cancelled: [false, false],
      reasons: [undefined, undefined], branches: [null, null], cancelling: deferred(), reader: null };
    return stream.controller.bytes ? teeBytes(both) : teeAny(both);
  };

  function teeAny(both) {
    const { again, branches, cancelled } = both;
    both.reader = streams.acquireReader(both.stream);
    const pull = () => {
      if (both.reading) {
        again[0] = true;
        return resolvedWith(undefined);
      }
      both.reading = true;
      streams.read(both.reader, {
        // Later: the reactions of a source that fails now must come before the chunk.
        chunk: (chunk) => later(() => {
          again[0] = false;
          for (let i = 0; i < 2; i++) {
            if (!cancelled[i]) {
              streams.enqueue(branches[i].controller, chunk);
            }
          }
          both.reading = false;
          if (again[0]) {
            pull();
          }
        }),
        close: () => {
          both.reading = false;
          for (let i = 0; i < 2; i++) {
            if (!cancelled[i]) {
              streams.close(branches[i].controller);
            }
          }
          settle(both);
        },
        error: () => {
          both.reading = false;
        },
      });
      return resolvedWith(undefined);
    };
    branches[0] = streams.createStream(null, pull, (reason) => cancelBranch(both, 0, reason), 1, null);
    branches[1] = streams.createStream(null, pull, (reason) => cancelBranch(both, 1, reason), 1, null);
    forwardFailure(both, both.reader);
    return branches;
  }

  function cancelBranch(both, index, reason) {
    both.cancelled[index] = true;
    both.reasons[index] = reason;
    if (both.cancelled[1 - index]) {
      both.cancelling.resolve(streams.cancel(both.stream, [both.reasons[0], both.reasons[1]]));
    }
    return both.cancelling.promise;
  }

  /** Nothing will come of the stream any more: who waits for its cancellation need not wait. */
  function settle(both) {
    if (!both.cancelled[0] || !both.cancelled[1]) {
      both.cancelling.resolve(undefined);
    }
  }

  function forwardFailure(both, reader) {
    react(reader.closed.promise, undefined, (reason) => {
      if (reader === both.reader) {
        failBranches(both, reason);
        settle(both);
      }
    });
  }

  function failBranches(both, reason) {
    streams.error(both.branches[0].controller, reason);
    streams.error(both.branches[1].controller, reason);
  }

  function teeBytes(both) {
    const { bytes } = streams;
    const { again, branches, cancelled, stream } = both;
    const useReader = (reader) => {
      both.reader = reader;
      forwardFailure(both, reader);
    };
    const goOn = () => {
      both.reading = false;
      if (again[0]) {
        pull(0);
      } else if (again[1]) {
        pull(1);
      }
    };
    const copied = (chunk) => {
      try {
        return new Uint8Array(bufferOf(chunk));
      } catch (failure) {
        failBranches(both, failure);
        both.cancelling.resolve(streams.cancel(stream, failure));
        return null;
      }
    };
    const failed = () => {
      both.reading = false;
    };
    const finishWaiting = (index) => {
      if (branches[index].controller.pullIntos.length > 0) {
        bytes.respond(branches[index].controller, 0);
      }
    };

    const pullAny = () => {
      if (both.reader.byob) {
        bytes.release(both.reader);
        useReader(streams.acquireReader(stream));
      }
      streams.read(both.reader, {
        chunk: (chunk) => later(() => {
          again[0] = false;
          again[1] = false;
          let second = chunk;
          if (!cancelled[0] && !cancelled[1]) {
            second = copied(chunk);
            if (second === null) {
              return;
            }
          }
          if (!cancelled[0]) {
            bytes.enqueue(branches[0].controller, chunk);
          }
          if (!cancelled[1]) {
            bytes.enqueue(branches[1].controller, second);
          }
          goOn();
        }),
        close: () => {
          both.reading = false;
          for (let i = 0; i < 2; i++) {
            if (!cancelled[i]) {
              bytes.close(branches[i].controller);
            }
          }
          finishWaiting(0);
          finishWaiting(1);
          settle(both);
        },
        error: failed,
      });
    };

    const pullInto = (view, index) => {
      if (!both.reader.byob) {
        streams.release(both.reader);
        useReader(bytes.acquireReader(stream));
      }
      const own = branches[index].controller;
      const other = branches[1 - index].controller;
      bytes.read(both.reader, view, 1, {
        chunk: (chunk) => later(() => {
          again[0] = false;
          again[1] = false;
          const copy = cancelled[1 - index] ? null : copied(chunk);
          if (copy === null && !cancelled[1 - index]) {
            return;
          }
          if (!cancelled[index]) {
            bytes.respondWithNewView(own, chunk);
          }
          if (copy !== null) {
            bytes.enqueue(other, copy);
          }
          goOn();
        }),
        close: (chunk) => {
          both.reading = false;
          if (!cancelled[index]) {
            bytes.close(own);
          }
          if (!cancelled[1 - index]) {
            bytes.close(other);
          }
          if (chunk !== undefined) {
            if (!cancelled[index]) {
              bytes.respondWithNewView(own, chunk);
            }
            if (!cancelled[1 - index]) {
              finishWaiting(1 - index);
            }
          }
          settle(both);
        },
        error: failed,
      });
    };

    const pull = (index) => {
      if (both.reading) {
        again[index] = true;
        return resolvedWith(undefined);
      }
      both.reading = true;
      const request = bytes.requestOf(branches[index].controller);
      if (request === null) {
        pullAny();
      } else {
        pullInto(request.view, index);
      }
      return resolvedWith(undefined);
    };
    both.reader = streams.acquireReader(stream);
    branches[0] = bytes.createStream(null, () => pull(0), (reason) => cancelBranch(both, 0, reason), 0);
    branches[1] = bytes.createStream(null, () => pull(1), (reason) => cancelBranch(both, 1, reason), 0);
    forwardFailure(both, both.reader);
    return branches;
  }

  function later(step) {
    react(resolvedWith(undefined), step);
  }
}
