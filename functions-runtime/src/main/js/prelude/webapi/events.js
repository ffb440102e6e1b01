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
    get bubbles() {
      return stateOf(this, Event).bubbles;
    }
    get cancelable() {
      return stateOf(this, Event).cancelable;
    }
    get composed() {
      return stateOf(this, Event).composed;
    }
    get defaultPrevented() {
      return stateOf(this, Event).canceled;
    }
    get returnValue() {
      return !stateOf(this, Event).canceled;
    }
    set returnValue(value) {
      if (!value) {
        this.preventDefault();
      }
    }
    get cancelBubble() {
      return stateOf(this, Event).stopPropagation;
    }
    set cancelBubble(value) {
      if (value) {
        stateOf(this, Event).stopPropagation = true;
      }
    }
    get timeStamp() {
      return stateOf(this, Event).timeStamp;
    }
    get isTrusted() {
      return stateOf(this, Event).trusted;
    }
    stopPropagation() {
      stateOf(this, Event).stopPropagation = true;
    }
    stopImmediatePropagation() {
      const state = stateOf(this, Event);
      state.stopPropagation = true;
      state.stopImmediate = true;
    }
    preventDefault() {
      const state = stateOf(this, Event);
      if (state.cancelable && !state.passive) {
        state.canceled = true;
      }
    }
  }
  constants(Event, { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 });
  tag(Event, "Event");
  return Event;
}

/** Defines CustomEvent (DOM 2.4). */
export function defineCustomEvent(Event) {
  class CustomEvent extends Event {
    constructor(type, options) {
      super(type, options);
      const detail = options === undefined || options === null ? undefined : options.detail;
      this[STATE].detail = detail === undefined ? null : detail;
    }
    get detail() {
      return stateOf(this, CustomEvent).detail;
    }
  }
  tag(CustomEvent, "CustomEvent");
  return CustomEvent;
}

/** Defines EventTarget (DOM 2.7); report(error) takes what a listener throws. */
export function defineEventTarget(web, report) {
  class EventTarget {
    constructor() {
      setState(this, { listeners: [] });
    }
    addEventListener(type, callback, options) {
      required(arguments.length, 2, "EventTarget.addEventListener");
      const state = stateOf(this, EventTarget);
      const name = toDomString(type);
      const flags = listenerOptions(options);
      const { signal } = flags;
      if (signal !== undefined && !(isObject(signal) && signal instanceof web.AbortSignal())) {
        throw new TypeError("EventTarget.addEventListener: signal is not an AbortSignal");
      }
      if (callback !== null && callback !== undefined && !isObject(callback)) {
        throw new TypeError("EventTarget.addEventListener: the listener is not an object");
      }
      if (callback === null || callback === undefined || (signal !== undefined && signal.aborted)
          || find(state, name, callback, flags.capture) >= 0) {
        return;
      }
      const listener = { name, callback, capture: flags.capture, once: flags.once, passive: flags.passive,
        removed: false };
      state.listeners = state.listeners.concat([listener]);
      if (signal !== undefined) {
        signal.addEventListener("abort", () => remove(state, listener));
      }
    }
    removeEventListener(type, callback, options) {
      required(arguments.length, 2, "EventTarget.removeEventListener");
      const state = stateOf(this, EventTarget);
      const at = find(state, toDomString(type), callback, listenerOptions(options).capture);
      if (at >= 0) {
        remove(state, state.listeners[at]);
      }
    }
    dispatchEvent(event) {
      const eventState = stateOf(event, web.Event());
      if (eventState.dispatching) {
        throw new (web.DOMException())("The event is already being dispatched", "InvalidStateError");
      }
      eventState.trusted = false;
      return dispatch(this, event);
    }
  }
  tag(EventTarget, "EventTarget");

  /** Runs the listeners of a target; also for events the runtime itself fires. */
  function dispatch(target, event) {
    const eventState = event[STATE];
    const state = stateOf(target, EventTarget);
    eventState.dispatching = true;
    eventState.target = target;
    eventState.currentTarget = target;
    eventState.phase = 2;
    const present = state.listeners;
    // Listeners for the capturing phase come first, also at the target (DOM 2.9).
    for (const capture of [true, false]) {
      for (let i = 0; i < present.length && !eventState.stopImmediate; i++) {
        const listener = present[i];
        if (listener.name === eventState.type && listener.capture === capture && !listener.removed) {
          call(state, listener, target, event, eventState);
        }
      }
    }
    eventState.phase = 0;
    eventState.currentTarget = null;
    eventState.dispatching = false;
    eventState.stopPropagation = false;
    eventState.stopImmediate = false;
    return !eventState.canceled;
  }

  function call(state, listener, target, event, eventState) {
    if (listener.once) {
      remove(state, listener);
    }
    eventState.passive = listener.passive;
    try {
      const callback = listener.callback;
      if (typeof callback === "function") {
        callback.call(web.compatible("set_event_target_this") ? target : undefined, event);
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

/** Defines an event handler attribute such as onabort (HTML 8.1.8.1). */
export function eventHandler(Interface, name) {
  const slot = "on" + name;
  Object.defineProperty(Interface.prototype, slot, {
    get() {
      const state = stateOf(this, Interface);
      return state[slot] === undefined ? null : state[slot].handler;
    },
    set(value) {
      const state = stateOf(this, Interface);
      const handler = isObject(value) ? value : null;
      if (state[slot] === undefined) {
        state[slot] = { handler };
        this.addEventListener(name, (event) => {
          const current = state[slot].handler;
          if (typeof current === "function" && current.call(this, event) === false) {
            event.preventDefault();
          }
        });
      } else {
        state[slot].handler = handler;
      }
    },
    enumerable: true,
    configurable: true,
  });
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

function remove(state, listener) {
  listener.removed = true;
  state.listeners = state.listeners.filter((other) => other !== listener);
}
