// SPDX-License-Identifier: Apache-2.0
import { STATE, constants, isObject, required, setState, stateOf, tag, toDictionary, toDomString } from "./idl.js";

/** Defines Event (DOM 2.2). Event targets here have no tree: an event visits its target only. */
export function defineEvent(host) {
  class Event {
    constructor(type, options) {
      required(arguments.length, 1, "Event constructor");
      const given = toDictionary(options, "Event constructor");
      setState(this, {
        type: toDomString(type),
        bubbles: !!given.bubbles,
        cancelable: !!given.cancelable,
        composed: !!given.composed,
        target: null,
        currentTarget: null,
        phase: 0,
        stopPropagation: false,
        stopImmediate: false,
        canceled: false,
        passive: false,
        dispatching: false,
        trusted: false,
        timeStamp: host.monotonicMillis(),
      });
    }
    get type() {
      return stateOf(this, Event).type;
    }
    get target() {
      return stateOf(this, Event).target;
    }
    get srcElement() {
      return stateOf(this, Event).target;
    }
    get currentTarget() {
      return stateOf(this, Event).currentTarget;
    }
    composedPath() {
      const state = stateOf(this, Event);
      return state.currentTarget === null ? [] : [state.currentTarget];
    }
    get eventPhase() {
      return stateOf(this, Event).phase;
    }
    stopPropagation() {
      stateOf(this, Event).stopPropagation = true;
    }
    get cancelBubble() {
      return stateOf(this, Event).stopPropagation;
    }
    set cancelBubble(value) {
      const state = stateOf(this, Event);
      if (value) {
        state.stopPropagation = true;
      }
    }
    stopImmediatePropagation() {
      const state = stateOf(this, Event);
      state.stopPropagation = true;
      state.stopImmediate = true;
    }
    get bubbles() {
      return stateOf(this, Event).bubbles;
    }
    get cancelable() {
      return stateOf(this, Event).cancelable;
    }
    get returnValue() {
      return !stateOf(this, Event).canceled;
    }
    set returnValue(value) {
      const state = stateOf(this, Event);
      if (!value) {
        cancel(state);
      }
    }
    preventDefault() {
      cancel(stateOf(this, Event));
    }
    get defaultPrevented() {
      return stateOf(this, Event).canceled;
    }
    get composed() {
      return stateOf(this, Event).composed;
    }
    get isTrusted() {
      return stateOf(this, Event).trusted;
    }
    get timeStamp() {
      return stateOf(this, Event).timeStamp;
    }
    initEvent(type, bubbles, cancelable) {
      required(arguments.length, 1, "Event.initEvent");
      const state = stateOf(this, Event);
      if (!state.dispatching) {
        state.type = toDomString(type);
        state.bubbles = !!bubbles;
        state.cancelable = !!cancelable;
        state.target = null;
        state.stopPropagation = false;
        state.stopImmediate = false;
        state.canceled = false;
        state.trusted = false;
      }
    }
  }
  constants(Event, { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 });
  tag(Event, "Event", { constructor: 1, initEvent: 1 });
  return Event;
}

function cancel(state) {
  if (state.cancelable && !state.passive) {
    state.canceled = true;
  }
}

/** Defines CustomEvent (DOM 2.4). */
export function defineCustomEvent(Event) {
  class CustomEvent extends Event {
    constructor(type, options) {
      required(arguments.length, 1, "CustomEvent constructor");
      super(type, options);
      const detail = options === undefined || options === null ? undefined : options.detail;
      this[STATE].detail = detail === undefined ? null : detail;
    }
    get detail() {
      return stateOf(this, CustomEvent).detail;
    }
    initCustomEvent(type, bubbles, cancelable, detail) {
      const state = stateOf(this, CustomEvent);
      if (!state.dispatching) {
        this.initEvent(type, bubbles, cancelable);
        state.detail = detail === undefined ? null : detail;
      }
    }
  }
  tag(CustomEvent, "CustomEvent", { constructor: 1, initCustomEvent: 1 });
  return CustomEvent;
}

/**
 * Defines EventTarget (DOM 2.7). global is one too, with its own state in web.globalTarget; report(error) takes what a
 * listener throws.
 */
export function defineEventTarget(web, global, report) {
  class EventTarget {
    constructor() {
      setState(this, { listeners: [] });
    }
    addEventListener(type, callback, options) {
      required(arguments.length, 2, "EventTarget.addEventListener");
      const state = targetState(this);
      const name = toDomString(type);
      const flags = listenerOptions(options);
      const { signal } = flags;
      if (signal !== undefined && !(isObject(signal) && signal instanceof web.AbortSignal())) {
        throw new TypeError("EventTarget.addEventListener: signal is not an AbortSignal");
      }
      if (!isListener(callback, "EventTarget.addEventListener") || (signal !== undefined && signal.aborted)
          || find(state, name, callback, flags.capture) >= 0) {
        return;
      }
      const listener = { name, callback, capture: flags.capture, once: flags.once, passive: flags.passive,
        removed: false };
      append(state, listener);
      if (signal !== undefined) {
        web.abort().onAbort(signal, () => remove(state, listener));
      }
    }
    removeEventListener(type, callback, options) {
      required(arguments.length, 2, "EventTarget.removeEventListener");
      const state = targetState(this);
      const name = toDomString(type);
      const at = isListener(callback, "EventTarget.removeEventListener")
        ? find(state, name, callback, isObject(options) ? !!options.capture : !!options) : -1;
      if (at >= 0) {
        remove(state, state.listeners[at]);
      }
    }
    dispatchEvent(event) {
      required(arguments.length, 1, "EventTarget.dispatchEvent");
      targetState(this);
      const eventState = stateOf(event, web.Event());
      if (eventState.dispatching) {
        throw new (web.DOMException())("The event is already being dispatched", "InvalidStateError");
      }
      eventState.trusted = false;
      return dispatch(this === undefined || this === null ? global : this, event);
    }
  }
  tag(EventTarget, "EventTarget", { addEventListener: 2, removeEventListener: 2 });

  // Functions of the global object may be called without it.
  function targetState(target) {
    return target === undefined || target === null || target === global ? web.globalTarget : stateOf(target, EventTarget);
  }

  /** Runs the listeners of a target; also for events the runtime itself fires. */
  function dispatch(target, event) {
    const eventState = event[STATE];
    const state = targetState(target);
    eventState.dispatching = true;
    eventState.target = target;
    eventState.currentTarget = target;
    eventState.phase = 2;
    // Listeners for the capturing phase come first, also at the target (DOM 2.9).
    invoke(state, true, target, event, eventState);
    invoke(state, false, target, event, eventState);
    eventState.phase = 0;
    eventState.currentTarget = null;
    eventState.dispatching = false;
    eventState.stopPropagation = false;
    eventState.stopImmediate = false;
    return !eventState.canceled;
  }

  function invoke(state, capture, target, event, eventState) {
    if (eventState.stopPropagation) {
      return;
    }
    const present = state.listeners;
    for (let i = 0; i < present.length && !eventState.stopImmediate; i++) {
      const listener = present[i];
      if (listener.name === eventState.type && listener.capture === capture && !listener.removed) {
        call(state, listener, target, event, eventState);
      }
    }
  }

  function call(state, listener, target, event, eventState) {
    if (listener.once) {
      remove(state, listener);
    }
    eventState.passive = listener.passive;
    try {
      const callback = listener.callback;
      if (typeof callback === "function") {
        callback.call(target, event);
      } else if (typeof callback.handleEvent === "function") {
        callback.handleEvent(event);
      } else {
        throw new TypeError("The event listener has no handleEvent method");
      }
    } catch (error) {
      report(error);
    }
    eventState.passive = false;
  }

  return { EventTarget, dispatch };
}

/** Defines event handler attributes such as onabort (HTML 8.1.8.1); before tag, which finishes them. */
export function eventHandler(Interface, name) {
  Object.defineProperty(Interface.prototype, "on" + name, {
    get() {
      return handlerOf(stateOf(this, Interface), name);
    },
    set(value) {
      setHandler(stateOf(this, Interface), name, value);
    },
    enumerable: true,
    configurable: true,
  });
}

/** Gives the event handler of a target's state, or null. */
export function handlerOf(state, name) {
  const slot = state["on" + name];
  return slot === undefined || slot === null ? null : slot.handler;
}

/** Sets an event handler; it takes its place among the listeners when it is set, not when it is replaced. */
export function setHandler(state, name, value) {
  const slot = "on" + name;
  const handler = isObject(value) ? value : null;
  const present = state[slot];
  if (present !== undefined && present !== null) {
    present.handler = handler;
    if (handler === null) {
      remove(state, present.listener);
      state[slot] = null;
    }
  } else if (handler !== null) {
    const entry = { handler, listener: null };
    entry.listener = { name, capture: false, once: false, passive: false, removed: false, callback(event) {
      callHandler(this, entry.handler, event);
    } };
    state[slot] = entry;
    append(state, entry.listener);
  }
}

function callHandler(target, handler, event) {
  if (typeof handler !== "function") {
    return;
  }
  const { details, type } = event[STATE];
  // The handler of errors is the odd one (HTML 8.1.8.1, "the event handler processing algorithm").
  const isError = type === "error" && details !== undefined;
  const result = isError
    ? handler.call(target, details.message, details.filename, details.lineno, details.colno, details.error)
    : handler.call(target, event);
  if (result === isError) {
    event.preventDefault();
  }
}

function isListener(callback, where) {
  if (callback === null || callback === undefined) {
    return false;
  }
  if (!isObject(callback)) {
    throw new TypeError(where + ": the listener is not an object");
  }
  return true;
}

function listenerOptions(options) {
  if (isObject(options)) {
    return { capture: !!options.capture, once: !!options.once, passive: !!options.passive, signal: options.signal };
  }
  return { capture: !!options, once: false, passive: false, signal: undefined };
}

function find(state, name, callback, capture) {
  for (let i = 0; i < state.listeners.length; i++) {
    const listener = state.listeners[i];
    if (listener.name === name && listener.callback === callback && listener.capture === capture) {
      return i;
    }
  }
  return -1;
}

// The list is replaced, not changed: a dispatch that is under way goes on with the one it began with.
function append(state, listener) {
  const listeners = [];
  for (let i = 0; i < state.listeners.length; i++) {
    listeners[i] = state.listeners[i];
  }
  listeners[listeners.length] = listener;
  state.listeners = listeners;
}

function remove(state, listener) {
  listener.removed = true;
  const listeners = [];
  for (let i = 0; i < state.listeners.length; i++) {
    if (state.listeners[i] !== listener) {
      listeners[listeners.length] = state.listeners[i];
    }
  }
  state.listeners = listeners;
}
