// SPDX-License-Identifier: Apache-2.0
import { sharedSymbol } from "../language/shared-symbols.js";
import { eventHandler } from "./events.js";
import { STATE, eachOf, isObject, required, setState, stateOf, tag } from "./idl.js";

const ALLOWED = sharedSymbol("abort allowed");

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
      state.dependents = [];
    }
    static abort(reason) {
      const signal = new AbortSignal(ALLOWED);
      signal[STATE].aborted = true;
      signal[STATE].reason = reason === undefined ? abortError(web) : reason;
      return signal;
    }
    static timeout(milliseconds) {
      required(arguments.length, 1, "AbortSignal.timeout");
      const delay = Math.trunc(Number(milliseconds));
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
      if (!isObject(signals) || typeof signals[Symbol.iterator] !== "function") {
        throw new TypeError("AbortSignal.any: the argument is not iterable");
      }
      const sources = [];
      eachOf(signals, (source) => {
        stateOf(source, AbortSignal);
        sources[sources.length] = source;
      });
      const signal = new AbortSignal(ALLOWED);
      const state = signal[STATE];
      for (let i = 0; i < sources.length; i++) {
        const source = sources[i][STATE];
        if (source.aborted) {
          state.aborted = true;
          state.reason = source.reason;
          return signal;
        }
      }
      // A signal that depends on others is replaced by those: they abort in one step with all that depend on them.
      state.sources = [];
      for (let i = 0; i < sources.length; i++) {
        const { sources: deeper } = sources[i][STATE];
        if (deeper === null) {
          depend(signal, sources[i]);
        } else {
          for (let k = 0; k < deeper.length; k++) {
            depend(signal, deeper[k]);
          }
        }
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
  tag(AbortSignal, "AbortSignal", { constructor: 0, abort: 0 });

  function depend(signal, source) {
    const { sources } = signal[STATE];
    if (sources.indexOf(source) < 0) {
      sources[sources.length] = source;
      const { dependents } = source[STATE];
      dependents[dependents.length] = signal;
    }
  }

  function abort(signal, reason) {
    const state = signal[STATE];
    if (state.aborted) {
      return;
    }
    mark(state, reason === undefined ? abortError(web) : reason);
    const { dependents } = state;
    state.dependents = [];
    const aborting = [];
    for (let i = 0; i < dependents.length; i++) {
      if (!dependents[i][STATE].aborted) {
        mark(dependents[i][STATE], state.reason);
        aborting[aborting.length] = dependents[i];
      }
    }
    run(signal);
    for (let i = 0; i < aborting.length; i++) {
      run(aborting[i]);
    }
  }

  function mark(state, reason) {
    state.aborted = true;
    state.reason = reason;
  }

  function run(signal) {
    const state = signal[STATE];
    const { algorithms } = state;
    state.algorithms = [];
    for (let i = 0; i < algorithms.length; i++) {
      algorithms[i]();
    }
    const event = new (web.Event())("abort");
    event[STATE].trusted = true;
    dispatch(signal, event);
  }

  return { AbortSignal, abort, onAbort, create: () => new AbortSignal(ALLOWED) };
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
  tag(AbortController, "AbortController", { abort: 0 });
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
function abortError(web) {
  return new (web.DOMException())("This operation was aborted", "AbortError");
}
