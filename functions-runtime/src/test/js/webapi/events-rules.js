// SPDX-License-Identifier: Apache-2.0

test("options of listeners", () => {
  const target = new EventTarget();
  const seen = [];
  const listener = (event) => seen.push(event.type);
  target.addEventListener("x", listener, { once: true });
  target.addEventListener("x", listener, true);
  target.addEventListener("x", listener, { capture: true });
  target.dispatchEvent(new Event("x"));
  equal(seen, ["x", "x"]);
  target.removeEventListener("x", listener);
  target.dispatchEvent(new Event("x"));
  equal(seen.length, 3);
  target.removeEventListener("x", listener, { capture: 1 });
  target.dispatchEvent(new Event("x"));
  equal(seen.length, 3);
  target.addEventListener("p", (event) => event.preventDefault(), { passive: true });
  equal(target.dispatchEvent(new Event("p", { cancelable: true })), true);
  target.addEventListener("x", null);
  target.removeEventListener("x", undefined);
  throws("TypeError", () => target.addEventListener("x"));
  throws("TypeError", () => target.addEventListener("x", 5));
  throws("TypeError", () => target.removeEventListener("x", "f"));
  throws("TypeError", () => target.addEventListener("x", listener, { signal: null }));
  throws("TypeError", () => target.addEventListener("x", listener, { signal: {} }));
  target.addEventListener("s", listener, { signal: AbortSignal.abort() });
  target.dispatchEvent(new Event("s"));
  equal(seen.length, 3);
  throws("TypeError", () => target.dispatchEvent({ type: "x" }));
  throws("TypeError", () => target.dispatchEvent());
});

test("listeners that are added or removed while others run", () => {
  const target = new EventTarget();
  const seen = [];
  const late = () => seen.push("late");
  const gone = () => seen.push("gone");
  target.addEventListener("x", () => {
    target.addEventListener("x", late);
    target.removeEventListener("x", gone);
    seen.push("first");
  });
  target.addEventListener("x", gone);
  target.dispatchEvent(new Event("x"));
  equal(seen, ["first"]);
  target.dispatchEvent(new Event("x"));
  equal(seen, ["first", "first", "late"]);
});

test("an event during and after its dispatch", () => {
  const target = new EventTarget();
  const event = new Event("x", { bubbles: true, cancelable: true, composed: true });
  equal([event.target, event.currentTarget, event.eventPhase, event.composedPath()], [null, null, 0, []]);
  ok(event.timeStamp >= 0 && event.timeStamp <= performance.now());
  let inside;
  target.addEventListener("x", function (given) {
    inside = [given === event, this === target, given.target === target, given.srcElement === target, given.currentTarget === target,
      given.eventPhase, given.composedPath()[0] === target];
    throws("InvalidStateError", () => target.dispatchEvent(event));
    given.returnValue = false;
    given.cancelBubble = true;
    equal(given.cancelBubble, true);
  });
  equal(target.dispatchEvent(event), false);
  equal(inside, [true, true, true, true, true, 2, true]);
  equal([event.target === target, event.currentTarget, event.eventPhase, event.defaultPrevented, event.returnValue, event.cancelBubble],
    [true, null, 0, true, false, false]);
  event.initEvent("y", false, false);
  equal([event.type, event.bubbles, event.cancelable, event.defaultPrevented, event.target], ["y", false, false, false, null]);
  event.preventDefault();
  equal(event.defaultPrevented, false);
  equal([Event.NONE, Event.CAPTURING_PHASE, event.AT_TARGET, event.BUBBLING_PHASE], [0, 1, 2, 3]);
  throws("TypeError", () => new Event("x", 5));
  equal(new Event(undefined).type, "undefined");
});

test("propagation that is stopped", () => {
  const target = new EventTarget();
  const seen = [];
  target.addEventListener("x", (event) => {
    seen.push("capture");
    event.stopPropagation();
  }, true);
  target.addEventListener("x", () => seen.push("capture 2"), true);
  target.addEventListener("x", () => seen.push("bubble"));
  target.dispatchEvent(new Event("x"));
  equal(seen, ["capture", "capture 2"]);
  const stopped = new Event("x");
  stopped.stopPropagation();
  target.dispatchEvent(stopped);
  equal(seen.length, 2);
});

test("a signal that depends on others aborts with them", () => {
  const first = new AbortController();
  const second = new AbortController();
  const both = AbortSignal.any([first.signal, second.signal, first.signal]);
  const deeper = AbortSignal.any([both]);
  const seen = [];
  first.signal.onabort = () => seen.push("source", both.aborted, deeper.aborted);
  both.onabort = () => seen.push("both");
  deeper.onabort = () => seen.push("deeper");
  const reason = new Error("r");
  first.abort(reason);
  second.abort("later");
  equal(seen, ["source", true, true, "both", "deeper"]);
  ok(both.reason === reason && deeper.reason === reason);
  ok(AbortSignal.any([both]).reason === reason);
  throws("TypeError", () => AbortSignal.any());
  throws("TypeError", () => AbortSignal.any([{}]));
  throws("TypeError", () => AbortSignal.any(first.signal));
  throws("TypeError", () => AbortSignal.timeout());
  throws("TypeError", () => AbortSignal.timeout(-1));
  throws("TypeError", () => AbortSignal.timeout(NaN));
  throws("TypeError", () => AbortSignal.timeout(Infinity));
  equal(AbortSignal.abort(undefined).reason.name, "AbortError");
  equal(AbortSignal.abort(null).reason, null);
});

test("event handlers keep their place", () => {
  const { signal, abort } = { signal: new AbortController().signal, abort: null };
  const seen = [];
  signal.onabort = () => seen.push("old");
  signal.addEventListener("abort", () => seen.push("listener"));
  signal.onabort = () => seen.push("new");
  signal.dispatchEvent(new Event("abort"));
  equal(seen, ["new", "listener"]);
  signal.onabort = null;
  signal.onabort = () => seen.push("again");
  signal.dispatchEvent(new Event("abort"));
  equal(seen.slice(2), ["listener", "again"]);
  equal(abort, null);
});

test("timers", async () => {
  const seen = [];
  throws("TypeError", () => setTimeout("seen.push(1)", 0));
  throws("TypeError", () => setInterval());
  ok(setTimeout(() => {}) > 0);
  const done = new Promise((resolve) => {
    setTimeout(function (...given) {
      seen.push(this === globalThis, given);
      resolve();
    }, "0", 1, "b");
  });
  const never = setInterval(() => seen.push("never"), 0);
  clearTimeout(String(never));
  const overflowing = new Promise((resolve) => setTimeout(resolve, 4294967296));
  const infinite = new Promise((resolve) => setTimeout(resolve, Infinity));
  const negative = new Promise((resolve) => setTimeout(resolve, -5));
  await Promise.all([done, overflowing, infinite, negative]);
  equal(seen, [true, [1, "b"]]);
  throws("TypeError", () => queueMicrotask());
  throws("TypeError", () => queueMicrotask("code"));
  equal(queueMicrotask(() => {}), undefined);
});

test("DOMException", () => {
  for (const [name, code] of [["IndexSizeError", 1], ["NotSupportedError", 9], ["InvalidStateError", 11], ["SyntaxError", 12], ["SecurityError", 18],
    ["NetworkError", 19], ["AbortError", 20], ["TimeoutError", 23], ["DataCloneError", 25], ["EncodingError", 0], ["OperationError", 0],
    ["NotAllowedError", 0], ["toString", 0]]) {
    equal(new DOMException("", name).code, code, name);
  }
  const error = new DOMException("m", { name: "DataError", cause: 5 });
  equal([error.name, error.cause, error.message, String(error)], ["DataError", 5, "m", "DataError: m"]);
  ok(!Object.prototype.hasOwnProperty.call(new DOMException("m"), "cause"));
  equal(Object.prototype.toString.call(error), "[object DOMException]");
  equal(Object.keys(error), []);
  ok(/^DataError: m\n\s+at /.test(error.stack), "stack");
  throws("TypeError", () => DOMException("m"));
  throws("TypeError", () => new DOMException(Symbol("s")));
});
