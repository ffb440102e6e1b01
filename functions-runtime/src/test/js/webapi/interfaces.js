// SPDX-License-Identifier: Apache-2.0
// What Web IDL asks of interfaces: name, length, tag, and how their members look.

const INTERFACES = {
  AbortController: [0, ["signal"], ["abort:0"]],
  AbortSignal: [0, ["aborted", "reason", "onabort"], ["throwIfAborted:0"]],
  CustomEvent: [1, ["detail"], ["initCustomEvent:1"]],
  ErrorEvent: [1, ["message", "filename", "lineno", "colno", "error"], []],
  Event: [1, ["type", "target", "srcElement", "currentTarget", "eventPhase", "cancelBubble", "bubbles", "cancelable", "returnValue",
    "defaultPrevented", "composed", "isTrusted", "timeStamp"], ["composedPath:0", "stopPropagation:0", "stopImmediatePropagation:0",
    "preventDefault:0", "initEvent:1"]],
  EventTarget: [0, [], ["addEventListener:2", "removeEventListener:2", "dispatchEvent:1"]],
  FormData: [0, [], ["append:2", "delete:1", "get:1", "getAll:1", "has:1", "set:2", "entries:0", "keys:0", "values:0", "forEach:1"]],
  Headers: [0, [], ["append:2", "delete:1", "get:1", "getSetCookie:0", "has:1", "set:2", "entries:0", "keys:0", "values:0", "forEach:1"]],
  MessageChannel: [0, ["port1", "port2"], []],
  MessageEvent: [1, ["data", "origin", "lastEventId", "source", "ports"], ["initMessageEvent:1"]],
  MessagePort: [null, ["onmessage", "onmessageerror", "onclose"], ["postMessage:1", "start:0", "close:0"]],
  Performance: [null, ["timeOrigin"], ["now:0", "toJSON:0"]],
  PromiseRejectionEvent: [2, ["promise", "reason"], []],
  TextDecoder: [0, ["encoding", "fatal", "ignoreBOM"], ["decode:0"]],
  TextEncoder: [0, ["encoding"], ["encode:0", "encodeInto:2"]],
  URL: [1, ["href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "searchParams", "hash"],
    ["toString:0", "toJSON:0"]],
  URLPattern: [0, ["protocol", "username", "password", "hostname", "port", "pathname", "search", "hash", "hasRegExpGroups"],
    ["test:0", "exec:0"]],
  URLSearchParams: [0, ["size"], ["append:2", "delete:1", "get:1", "getAll:1", "has:1", "set:2", "sort:0", "toString:0", "entries:0", "keys:0",
    "values:0", "forEach:1"]],
};

for (const name of Object.keys(INTERFACES)) {
  test(name, () => {
    const Interface = globalThis[name];
    const { prototype } = Interface;
    const [length, attributes, operations] = INTERFACES[name];
    equal(Interface.name, name);
    if (length !== null) {
      equal(Interface.length, length, "length");
    }
    equal(prototype[Symbol.toStringTag], name);
    ok(Object.getOwnPropertyDescriptor(prototype, "constructor").enumerable === false, "constructor is not enumerable");
    ok(prototype.constructor === Interface, "constructor");
    const expected = attributes.concat(operations.map((operation) => operation.split(":")[0]));
    const constants = name === "Event" ? ["NONE", "CAPTURING_PHASE", "AT_TARGET", "BUBBLING_PHASE"] : [];
    equal(Object.keys(prototype).sort(), expected.concat(constants).sort(), "members");
    for (const attribute of attributes) {
      const { get, enumerable, configurable } = Object.getOwnPropertyDescriptor(prototype, attribute);
      equal([typeof get, enumerable, configurable, get.name, get.length], ["function", true, true, "get " + attribute, 0], attribute);
    }
    for (const operation of operations) {
      const [member, arity] = operation.split(":");
      const { value, enumerable, writable, configurable } = Object.getOwnPropertyDescriptor(prototype, member);
      equal([typeof value, enumerable, writable, configurable, value.name, value.length],
        ["function", true, true, true, member, Number(arity)], member);
    }
  });
}

test("statics, inheritance and globals", () => {
  equal(Object.keys(URL), ["parse", "canParse"]);
  equal([URL.parse.name, URL.parse.length, URL.canParse.name, URL.canParse.length], ["parse", 1, "canParse", 1]);
  equal(Object.keys(AbortSignal), ["abort", "timeout", "any"]);
  equal([AbortSignal.abort.length, AbortSignal.timeout.length, AbortSignal.any.length], [0, 1, 1]);
  for (const [child, parent] of [["AbortSignal", "EventTarget"], ["MessagePort", "EventTarget"], ["Performance", "EventTarget"],
    ["CustomEvent", "Event"], ["ErrorEvent", "Event"], ["MessageEvent", "Event"], ["PromiseRejectionEvent", "Event"]]) {
    ok(Object.getPrototypeOf(globalThis[child]) === globalThis[parent], child);
    ok(Object.getPrototypeOf(globalThis[child].prototype) === globalThis[parent].prototype, child + ".prototype");
  }
  for (const [name, length] of [["setTimeout", 1], ["setInterval", 1], ["clearTimeout", 0], ["clearInterval", 0], ["atob", 1], ["btoa", 1],
    ["structuredClone", 1], ["reportError", 1], ["queueMicrotask", 1]]) {
    equal([globalThis[name].name, globalThis[name].length], [name, length], name);
  }
  ok(Headers.prototype[Symbol.iterator] === Headers.prototype.entries);
  ok(FormData.prototype[Symbol.iterator] === FormData.prototype.entries);
  ok(URLSearchParams.prototype[Symbol.iterator] === URLSearchParams.prototype.entries);
  equal([DOMException.name, DOMException.length, DOMException.DATA_CLONE_ERR], ["DOMException", 0, 25]);
  for (const Interface of [AbortController, Event, EventTarget, FormData, Headers, MessageChannel, TextEncoder, URL, URLPattern, URLSearchParams]) {
    throws("TypeError", () => Interface("x"), Interface.name + " without new");
  }
  for (const Interface of [AbortSignal, MessagePort, Performance]) {
    throws("TypeError", () => new Interface(), Interface.name);
  }
});

test("performance and navigator", () => {
  ok(performance instanceof EventTarget);
  const first = performance.now();
  ok(performance.now() >= first && first >= 0);
  ok(Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 60000);
  equal(performance.toJSON(), { timeOrigin: performance.timeOrigin });
  equal(JSON.parse(JSON.stringify(performance)), performance.toJSON());
  ok(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+(\/\S+)?$/.test(navigator.userAgent));
  throws("TypeError", () => Performance.prototype.now.call({}));
});
