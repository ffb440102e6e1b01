// SPDX-License-Identifier: Apache-2.0
// What nobody caught: events on the global object (HTML 8.1.4), and then an entry in the log.
import { handlerOf, setHandler } from "./events.js";
import { STATE, required, stateOf, tag, toDictionary, toDomString } from "./idl.js";

const FRAME = /\(?([^\s()]+):(\d+):(\d+)\)?\s*$/;

/** Defines ErrorEvent (HTML 8.1.4.5). */
export function defineErrorEvent(Event) {
  class ErrorEvent extends Event {
    constructor(type, options) {
      required(arguments.length, 1, "ErrorEvent constructor");
      super(type, options);
      const given = toDictionary(options, "ErrorEvent constructor");
      this[STATE].details = {
        message: text(given.message),
        filename: text(given.filename),
        lineno: whole(given.lineno),
        colno: whole(given.colno),
        error: given.error,
      };
    }
    get message() {
      return stateOf(this, ErrorEvent).details.message;
    }
    get filename() {
      return stateOf(this, ErrorEvent).details.filename;
    }
    get lineno() {
      return stateOf(this, ErrorEvent).details.lineno;
    }
    get colno() {
      return stateOf(this, ErrorEvent).details.colno;
    }
    get error() {
      return stateOf(this, ErrorEvent).details.error;
    }
  }
  tag(ErrorEvent, "ErrorEvent", { constructor: 1 });
  return ErrorEvent;
}

function text(value) {
  return value === undefined ? "" : toDomString(value);
}

function whole(value) {
  return value === undefined ? 0 : value >>> 0;
}

/** Defines PromiseRejectionEvent (HTML 8.1.4.7). */
export function definePromiseRejectionEvent(Event) {
  class PromiseRejectionEvent extends Event {
    constructor(type, options) {
      required(arguments.length, 2, "PromiseRejectionEvent constructor");
      super(type, options);
      const given = toDictionary(options, "PromiseRejectionEvent constructor");
      if (given.promise === undefined) {
        throw new TypeError("PromiseRejectionEvent constructor: the member promise is required");
      }
      this[STATE].promise = Promise.resolve(given.promise);
      this[STATE].reason = given.reason;
    }
    get promise() {
      return stateOf(this, PromiseRejectionEvent).promise;
    }
    get reason() {
      return stateOf(this, PromiseRejectionEvent).reason;
    }
  }
  tag(PromiseRejectionEvent, "PromiseRejectionEvent", { constructor: 2 });
  return PromiseRejectionEvent;
}

/**
 * Makes the ways by which an error that nobody caught is reported: report(error), rejected(promise, reason) for a
 * promise that nobody handles, handled(promise, reason) if somebody does after all. An error is logged unless a listener
 * prevents that; while a listener runs, what it throws goes to the log at once.
 */
export function makeErrorReporting(web, host, timers, global) {
  let reporting = false;

  function heard(name) {
    const { listeners } = web.globalTarget;
    for (let i = 0; i < listeners.length; i++) {
      if (listeners[i].name === name) {
        return true;
      }
    }
    return false;
  }

  /** Fires an event at the global object; says whether a listener took care of it. */
  function fire(event) {
    event[STATE].trusted = true;
    reporting = true;
    try {
      return !web.events().dispatch(global, event);
    } finally {
      reporting = false;
    }
  }

  function report(error) {
    if (reporting || !heard("error") || !fire(new (web.ErrorEvent())("error", described(error)))) {
      host.unhandled(error);
    }
  }

  function rejected(promise, reason) {
    if (reporting || !heard("unhandledrejection") || !fire(rejection("unhandledrejection", promise, reason, true))) {
      host.unhandled(reason);
    }
  }

  function handled(promise, reason) {
    if (heard("rejectionhandled")) {
      timers.afterwards(0, () => fire(rejection("rejectionhandled", promise, reason, false)));
    }
  }

  function rejection(type, promise, reason, cancelable) {
    const event = new (web.PromiseRejectionEvent())(type, { promise, reason, cancelable });
    event[STATE].promise = promise;
    return event;
  }

  function reportError(error) {
    required(arguments.length, 1, "reportError");
    report(error);
  }

  return { report, rejected, handled, reportError };
}

/** Defines onerror, onunhandledrejection and onrejectionhandled of the global object. */
export function defineGlobalHandlers(web, global) {
  const attribute = (name) => Object.defineProperty(global, "on" + name, {
    get() {
      return handlerOf(web.globalTarget, name);
    },
    set(value) {
      setHandler(web.globalTarget, name, value);
    },
    enumerable: true,
    configurable: true,
  });
  attribute("error");
  attribute("unhandledrejection");
  attribute("rejectionhandled");
}

function described(error) {
  const known = { message: "Uncaught exception", filename: "", lineno: 0, colno: 0, error, cancelable: true };
  try {
    known.message = "Uncaught " + String(error);
    const frames = error instanceof Error && typeof error.stack === "string" ? error.stack.split("\n") : [];
    for (let i = 0; i < frames.length; i++) {
      const frame = /^\s*at\s/.test(frames[i]) ? FRAME.exec(frames[i]) : null;
      if (frame !== null) {
        known.filename = frame[1];
        known.lineno = Number(frame[2]);
        known.colno = Number(frame[3]);
        break;
      }
    }
  } catch (unreadable) {
    // A getter of the error threw: the event then carries the error only.
  }
  return known;
}
