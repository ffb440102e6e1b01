// SPDX-License-Identifier: Apache-2.0

const turn = () => new Promise((resolve) => setTimeout(resolve, 1));

/** Collects the events of a type while a step runs, and keeps them out of the log. */
async function collect(type, step) {
  const seen = [];
  const listener = (event) => {
    event.preventDefault();
    seen.push(event);
  };
  addEventListener(type, listener);
  await step();
  await turn();
  await turn();
  removeEventListener(type, listener);
  return seen;
}

test("the global object is an event target", () => {
  const seen = [];
  const listener = function (event) {
    seen.push(event.type, this === globalThis, event.target === globalThis, event.currentTarget === globalThis);
  };
  addEventListener("x", listener);
  globalThis.addEventListener("x", listener);
  equal(dispatchEvent(new Event("x")), true);
  equal(seen, ["x", true, true, true]);
  self.removeEventListener("x", listener);
  dispatchEvent(new Event("x"));
  equal(seen.length, 4);
  ok(globalThis.addEventListener === EventTarget.prototype.addEventListener);
});

test("errors of timers, listeners, microtasks and reportError", async () => {
  const events = await collect("error", async () => {
    setTimeout(() => {
      throw new RangeError("timer");
    }, 0);
    const target = new EventTarget();
    target.addEventListener("x", () => {
      throw new TypeError("listener");
    });
    target.addEventListener("x", {});
    target.dispatchEvent(new Event("x"));
    queueMicrotask(() => {
      throw "microtask";
    });
    reportError(null);
    await turn();
  });
  equal(events.map((event) => event.message), ["Uncaught TypeError: listener",
    "Uncaught TypeError: The event listener has no handleEvent method", "Uncaught null", "Uncaught microtask",
    "Uncaught RangeError: timer"]);
  ok(events.every((event) => event instanceof ErrorEvent && event.cancelable && event.isTrusted && !event.bubbles));
  equal(events[2].error, null);
  equal(events[3].error, "microtask");
  equal(events[4].error.name, "RangeError");
  ok(/global-events\.js$/.test(events[4].filename), "file name");
  ok(events[4].lineno > 0 && events[4].colno > 0);
  throws("TypeError", () => reportError());
});

test("onerror has five arguments and true prevents the log entry", async () => {
  const seen = [];
  equal(globalThis.onerror, null);
  globalThis.onerror = (...given) => {
    seen.push(given);
    return true;
  };
  reportError(new Error("five"));
  equal(seen[0].length, 5);
  equal(seen[0][0], "Uncaught Error: five");
  ok(/global-events\.js$/.test(seen[0][1]), "file name");
  equal(typeof seen[0][2], "number");
  equal(seen[0][4].message, "five");
  globalThis.onerror = "no function";
  equal(globalThis.onerror, null);
});

test("unhandled rejections, and those that are handled after all", async () => {
  const handled = [];
  globalThis.onrejectionhandled = (event) => handled.push(event);
  const reason = new Error("nobody waits");
  let promise;
  const events = await collect("unhandledrejection", () => {
    promise = Promise.reject(reason);
  });
  equal(events.length, 1);
  ok(events[0] instanceof PromiseRejectionEvent && events[0].cancelable);
  ok(events[0].promise === promise && events[0].reason === reason);
  promise.catch(() => {});
  await turn();
  equal(handled.length, 1);
  ok(handled[0].promise === promise && handled[0].reason === reason);
  equal(handled[0].type, "rejectionhandled");
  equal(handled[0].cancelable, false);
  promise.catch(() => {});
  await turn();
  equal(handled.length, 1);
  globalThis.onrejectionhandled = null;
  equal((await collect("unhandledrejection", () => {
    Promise.reject(1).catch(() => {});
  })).length, 0);
  equal((await collect("unhandledrejection", () => {
    (async () => {
      throw 2;
    })();
  })).map((event) => event.reason), [2]);
});

test("a handler that gives false prevents the log entry of a rejection", async () => {
  const seen = [];
  globalThis.onunhandledrejection = (event) => {
    seen.push(event.reason);
    return false;
  };
  Promise.reject("false");
  await turn();
  equal(seen, ["false"]);
  globalThis.onunhandledrejection = null;
});

test("the event classes of errors", () => {
  const event = new ErrorEvent("error", { message: "m", filename: "f", lineno: 3, colno: -1, error: 5 });
  equal([event.message, event.filename, event.lineno, event.colno, event.error], ["m", "f", 3, 4294967295, 5]);
  const plain = new ErrorEvent("e");
  equal([plain.message, plain.filename, plain.lineno, plain.colno, plain.error], ["", "", 0, 0, undefined]);
  const promise = Promise.resolve();
  const rejection = new PromiseRejectionEvent("r", { promise, reason: 1 });
  ok(rejection.promise === promise);
  equal(rejection.reason, 1);
  throws("TypeError", () => new PromiseRejectionEvent("r"));
  throws("TypeError", () => new PromiseRejectionEvent("r", {}));
  throws("TypeError", () => new ErrorEvent());
});
