// SPDX-License-Identifier: Apache-2.0

test("events visit listeners in order, each once", () => {
  const target = new EventTarget();
  const seen = [];
  const first = (event) => seen.push("first " + event.type + (event.target === target));
  target.addEventListener("x", first);
  target.addEventListener("x", first);
  target.addEventListener("x", { handleEvent: () => seen.push("object") });
  target.addEventListener("x", () => seen.push("once"), { once: true });
  target.addEventListener("y", () => seen.push("other"));
  target.addEventListener("x", () => seen.push("capture"), true);
  equal(target.dispatchEvent(new Event("x")), true);
  equal(seen, ["capture", "first xtrue", "object", "once"]);
  target.removeEventListener("x", first);
  target.dispatchEvent(new Event("x"));
  equal(seen.slice(4), ["capture", "object"]);
});

test("events can be cancelled and stopped", () => {
  const target = new EventTarget();
  const seen = [];
  target.addEventListener("x", (event) => event.preventDefault());
  target.addEventListener("x", (event) => {
    seen.push(1);
    event.stopImmediatePropagation();
  });
  target.addEventListener("x", () => seen.push(2));
  equal(target.dispatchEvent(new Event("x", { cancelable: true })), false);
  equal(target.dispatchEvent(new Event("x")), true);
  equal(seen, [1, 1]);
  const event = new Event("z", { cancelable: true, bubbles: true });
  event.preventDefault();
  equal(event.defaultPrevented, true);
  equal(event.bubbles, true);
  equal(event.isTrusted, false);
  equal(event.eventPhase, 0);
  throws("TypeError", () => new Event());
});

test("custom events carry a detail; listeners can be bound to a signal", () => {
  const target = new EventTarget();
  const controller = new AbortController();
  const seen = [];
  target.addEventListener("x", (event) => seen.push(event.detail), { signal: controller.signal });
  target.dispatchEvent(new CustomEvent("x", { detail: { a: 1 } }));
  controller.abort();
  target.dispatchEvent(new CustomEvent("x", { detail: 2 }));
  equal(seen, [{ a: 1 }]);
  equal(new CustomEvent("x").detail, null);
  ok(new CustomEvent("x") instanceof Event);
});

test("classes can extend EventTarget", () => {
  class Bus extends EventTarget {
    constructor() {
      super();
      this.count = 0;
      this.addEventListener("tick", () => this.count++);
    }
  }
  const bus = new Bus();
  bus.dispatchEvent(new Event("tick"));
  equal(bus.count, 1);
  ok(bus instanceof EventTarget);
});

test("aborting", () => {
  const controller = new AbortController();
  const { signal } = controller;
  const seen = [];
  signal.onabort = (event) => seen.push("handler " + event.type + event.isTrusted);
  signal.addEventListener("abort", () => seen.push("listener"));
  equal(signal.aborted, false);
  signal.throwIfAborted();
  controller.abort();
  controller.abort("later");
  equal(signal.aborted, true);
  equal(signal.reason.name, "AbortError");
  equal(signal.reason.code, 20);
  ok(signal.reason instanceof DOMException);
  equal(seen, ["handler aborttrue", "listener"]);
  throws("AbortError", () => signal.throwIfAborted());
  equal(AbortSignal.abort("r").reason, "r");
  throws("TypeError", () => new AbortSignal());
});

test("AbortSignal.any and AbortSignal.timeout", async () => {
  const first = new AbortController();
  const second = new AbortController();
  const any = AbortSignal.any([first.signal, second.signal]);
  equal(any.aborted, false);
  second.abort("why");
  equal(any.aborted, true);
  equal(any.reason, "why");
  equal(AbortSignal.any([AbortSignal.abort(1)]).reason, 1);
  equal(AbortSignal.any([]).aborted, false);
  const timeout = AbortSignal.timeout(1);
  await new Promise((resolve) => timeout.addEventListener("abort", resolve));
  equal(timeout.reason.name, "TimeoutError");
});

test("DOMException is an error", () => {
  const error = new DOMException("m", "NotFoundError");
  ok(error instanceof Error);
  equal(error.name, "NotFoundError");
  equal(error.message, "m");
  equal(error.code, 8);
  equal(DOMException.NOT_FOUND_ERR, 8);
  equal(String(error), "NotFoundError: m");
  equal(new DOMException().name, "Error");
  equal(new DOMException("m", "Own").code, 0);
  equal(typeof error.stack, "string");
});
