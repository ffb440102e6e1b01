// SPDX-License-Identifier: Apache-2.0
import { eventHandler } from "./events.js";
import { STATE, eachOf, isObject, required, setState, stateOf, tag } from "./idl.js";

const ALLOWED = Symbol("allowed");

/** Defines AbortSignal (DOM 3.2). */
export function defineAbortSignal(web, timers) {
  const { EventTarget, dispatch } = web.events();

  class AbortSignal extends EventTarget {
    constructor(key) {
      if (key !== ALLOWED) {
        throw new TypeError("Illegal constructor: use AbortController, AbortSignal.abort, timeout or any");
      }
      super();
      const state = this[STATE];
      state.aborted = false;
      state.reason = undefined;
      state.algorithms = [];
      state.sources = null;
    }
    static abort(reason) {
      const signal = new AbortSignal(ALLOWED);
      signal[STATE].aborted = true;
      signal[STATE].reason = reason === undefined ? abortError(web) : reason;
      return signal;
    }
    static timeout(milliseconds) {
      required(arguments.length, 1, "AbortSignal.timeout");
      const delay = Number(milliseconds);
      if (!(delay >= 0 && delay <= Number.MAX_SAFE_INTEGER)) {
        throw new TypeError("AbortSignal.timeout: the delay must be zero or more milliseconds");
      }
      const signal = new AbortSignal(ALLOWED);
      timers.afterwards(delay, () => abort(signal,
          new (web.DOMException())("The operation was aborted due to timeout", "TimeoutError")));
      return signal;
    }
    static any(signals) {
      required(arguments.length, 1, "AbortSignal.any");
      if (!isObject(signals)) {
        throw new TypeError("AbortSignal.any: the argument is not iterable");
      }
      const sources = [];
      eachOf(signals, (source) => {
        stateOf(source, AbortSignal);
        sources[sources.length] = source;
      });
      const signal = new AbortSignal(ALLOWED);
      for (const source of sources) {
        if (source.aborted) {
          signal[STATE].aborted = true;
          signal[STATE].reason = source.reason;
          return signal;
        }
      }
      for (const source of sources) {
        onAbort(source, () => abort(signal, source.reason));
      }
      return signal;
    }
    get aborted() {
      return stateOf(this, AbortSignal).aborted;
    }
    get reason() {
      return stateOf(this, AbortSignal).reason;
    }
    throwIfAborted() {
      const state = stateOf(this, AbortSignal);
      if (state.aborted) {
        throw state.reason;
      }
    }
  }
  eventHandler(AbortSignal, "abort");
  tag(AbortSignal, "AbortSignal");

  function abort(signal, reason) {
    const state = signal[STATE];
    if (state.aborted) {
      return;
    }
    state.aborted = true;
    state.reason = reason === undefined ? abortError(web) : reason;
    const algorithms = state.algorithms;
    state.algorithms = [];
    for (let i = 0; i < algorithms.length; i++) {
      algorithms[i]();
    }
    const event = new (web.Event())("abort");
    event[STATE].trusted = true;
    dispatch(signal, event);
  }

  return { AbortSignal, abort, create: () => new AbortSignal(ALLOWED) };
}

/** Defines AbortController (DOM 3.1). */
export function defineAbortController(web) {
  const { abort, create } = web.abort();
  class AbortController {
    constructor() {
      setState(this, { signal: create() });
    }
    get signal() {
      return stateOf(this, AbortController).signal;
    }
    abort(reason) {
      abort(stateOf(this, AbortController).signal, reason);
    }
  }
  tag(AbortController, "AbortController");
  return AbortController;
}

/** Runs a step when a signal aborts, before its listeners; gives the function that takes the step back. */
export function onAbort(signal, step) {
  const state = signal[STATE];
  state.algorithms = state.algorithms.concat([step]);
  return () => {
    state.algorithms = state.algorithms.filter((other) => other !== step);
  };
}

/** The error of an abort without a reason. */
export function abortError(web) {
  return new (web.DOMException())("This operation was aborted", "AbortError");
}
