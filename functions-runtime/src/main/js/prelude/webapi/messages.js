// SPDX-License-Identifier: Apache-2.0
// Channel messaging (HTML 9.4) within one instance.
import { sharedSymbol } from "../language/shared-symbols.js";
import { eventHandler } from "./events.js";
import { STATE, eachOf, isObject, required, setState, stateOf, tag, toDictionary, toDomString, toUsvString }
  from "./idl.js";
import { placeOf } from "./owners.js";
import { toTransfer } from "./structured-clone.js";

const ALLOWED = sharedSymbol("message allowed");

/** Defines MessageEvent (HTML 9.1). */
export function defineMessageEvent(web) {
  const Event = web.Event();

  class MessageEvent extends Event {
    constructor(type, options) {
      required(arguments.length, 1, "MessageEvent constructor");
      super(type, options);
      const given = toDictionary(options, "MessageEvent constructor");
      const state = this[STATE];
      state.data = given.data === undefined ? null : given.data;
      state.origin = given.origin === undefined ? "" : toUsvString(given.origin);
      state.lastEventId = given.lastEventId === undefined ? "" : toDomString(given.lastEventId);
      state.source = toSource(given.source);
      state.ports = toPorts(given.ports);
    }
    get data() {
      return stateOf(this, MessageEvent).data;
    }
    get origin() {
      return stateOf(this, MessageEvent).origin;
    }
    get lastEventId() {
      return stateOf(this, MessageEvent).lastEventId;
    }
    get source() {
      return stateOf(this, MessageEvent).source;
    }
    get ports() {
      return stateOf(this, MessageEvent).ports;
    }
    initMessageEvent(type, bubbles, cancelable, data, origin, lastEventId, source, ports) {
      const state = stateOf(this, MessageEvent);
      if (!state.dispatching) {
        this.initEvent(type, bubbles, cancelable);
        state.data = data === undefined ? null : data;
        state.origin = origin === undefined ? "" : toUsvString(origin);
        state.lastEventId = lastEventId === undefined ? "" : toDomString(lastEventId);
        state.source = toSource(source);
        state.ports = toPorts(ports);
      }
    }
  }
  tag(MessageEvent, "MessageEvent", { constructor: 1, initMessageEvent: 1 });

  function toSource(source) {
    if (source === undefined || source === null) {
      return null;
    }
    if (!web.isA("MessagePort", source)) {
      throw new TypeError("MessageEvent: the source is not a MessagePort");
    }
    return source;
  }

  function toPorts(ports) {
    const list = [];
    if (ports !== undefined) {
      if (!isObject(ports) || typeof ports[Symbol.iterator] !== "function") {
        throw new TypeError("MessageEvent: ports is not a sequence");
      }
      eachOf(ports, (port) => {
        if (!web.isA("MessagePort", port)) {
          throw new TypeError("MessageEvent: a member of ports is not a MessagePort");
        }
        list[list.length] = port;
      });
    }
    return Object.freeze(list);
  }

  return MessageEvent;
}

/*
 * An end of a channel is {peer, owner, queue, started, listed}: owner is the port object that stands for it at the moment, the
 * end moves to another one when the port is transferred. A closed channel has ends without peers.
 */

/** Defines MessageChannel (HTML 9.4.2) and MessagePort (9.4.4). */
export function defineMessageChannel(web, timers) {
  const { EventTarget, dispatch } = web.events();
  let ends = [];

  class MessagePort extends EventTarget {
    constructor(key) {
      if (key !== ALLOWED) {
        throw new TypeError("Illegal constructor: message ports come from a MessageChannel");
      }
      super();
      this[STATE].end = null;
    }
    postMessage(message, transferOrOptions) {
      required(arguments.length, 1, "MessagePort.postMessage");
      const { end } = stateOf(this, MessagePort);
      const isList = isObject(transferOrOptions) && typeof transferOrOptions[Symbol.iterator] === "function";
      const where = "MessagePort.postMessage";
      const transfer = toTransfer(isList ? transferOrOptions : toDictionary(transferOrOptions, where).transfer, where);
      if (transfer.indexOf(this) >= 0) {
        throw new (web.DOMException())("A port cannot be transferred through itself", "DataCloneError");
      }
      const peer = end === null ? null : end.peer;
      const doomed = peer !== null && transfer.indexOf(peer.owner) >= 0;
      const { value, ports } = web.cloning().clone(message, transfer);
      if (peer !== null && !doomed) {
        send(peer, { type: "message", value, ports, place: 0 });
      }
    }
    start() {
      start(stateOf(this, MessagePort));
    }
    close() {
      const state = stateOf(this, MessagePort);
      const { end } = state;
      state.end = null;
      if (end !== null && end.peer !== null) {
        const { peer } = end;
        end.peer = null;
        end.queue = [];
        peer.peer = null;
        send(peer, { type: "close", value: null, ports: null, place: 0 });
      }
    }
  }
  eventHandler(MessagePort, "message");
  eventHandler(MessagePort, "messageerror");
  eventHandler(MessagePort, "close");
  const { set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
  Object.defineProperty(MessagePort.prototype, "onmessage", {
    set(value) {
      set.call(this, value);
      start(this[STATE]);
    },
  });
  tag(MessagePort, "MessagePort", { constructor: 0, postMessage: 1 });

  class MessageChannel {
    constructor() {
      const first = attach({ peer: null, owner: null, queue: [], started: false, listed: false });
      const second = attach({ peer: null, owner: null, queue: [], started: false, listed: false });
      first[STATE].end.peer = second[STATE].end;
      second[STATE].end.peer = first[STATE].end;
      setState(this, { first, second });
      web.messagesUsed = true;
    }
    get port1() {
      return stateOf(this, MessageChannel).first;
    }
    get port2() {
      return stateOf(this, MessageChannel).second;
    }
  }
  tag(MessageChannel, "MessageChannel");

  function attach(end) {
    const port = new MessagePort(ALLOWED);
    port[STATE].end = end;
    end.owner = port;
    return port;
  }

  function start({ end }) {
    if (end !== null && !end.started) {
      end.started = true;
      for (let i = 0; i < end.queue.length; i++) {
        timers.afterwards(0, () => deliver(end));
      }
    }
  }

  function send(end, message) {
    if (!end.listed) {
      end.listed = true;
      ends[ends.length] = end;
    }
    end.queue[end.queue.length] = message;
    message.place = placeOf(web.currentOwner());
    if (end.started) {
      timers.afterwards(0, () => deliver(end));
    } else if (message.type === "close") {
      // Nobody need have started a port to hear that its channel is gone.
      timers.afterwards(0, () => {
        if (!end.started) {
          fireClose(end);
        }
      });
    }
  }

  // One message a task: which of several tasks comes first does not matter for their order.
  function deliver(end) {
    if (!end.started || end.queue.length === 0) {
      return;
    }
    const message = end.queue.shift();
    if (message.type === "close") {
      fireClose(end);
      return;
    }
    const event = new (web.MessageEvent())("message", { data: message.value, ports: message.ports });
    // Undefined is a message, too.
    event[STATE].data = message.value;
    event[STATE].trusted = true;
    dispatch(end.owner, event);
  }

  function fireClose(end) {
    const event = new (web.Event())("close");
    event[STATE].trusted = true;
    if (end.owner[STATE].end === end) {
      end.owner[STATE].end = null;
    }
    dispatch(end.owner, event);
  }

  /** Gives the port that takes the place of a transferred one, and the step by which it does so. */
  function transfer(port) {
    const state = port[STATE];
    const { end } = state;
    if (end === null) {
      throw new (web.DOMException())("A port that was transferred or closed could not be transferred",
          "DataCloneError");
    }
    const successor = new MessagePort(ALLOWED);
    return {
      successor,
      move() {
        state.end = null;
        successor[STATE].end = end;
        end.owner = successor;
        end.started = false;
      },
    };
  }

  /** Forgets the messages of an invocation that is over; the host has dropped their delivery. */
  function forgetAll(place) {
    const left = [];
    for (let i = 0; i < ends.length; i++) {
      const end = ends[i];
      const queue = [];
      for (let j = 0; j < end.queue.length; j++) {
        if (end.queue[j].place !== place) {
          queue[queue.length] = end.queue[j];
        }
      }
      end.queue = queue;
      end.listed = end.queue.length > 0;
      if (end.listed) {
        left[left.length] = end;
      }
    }
    ends = left;
  }

  return { MessageChannel, MessagePort, transfer, forgetAll };
}
