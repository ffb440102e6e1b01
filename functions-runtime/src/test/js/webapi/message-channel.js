// SPDX-License-Identifier: Apache-2.0

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
const next = (port, type) => new Promise((resolve) => port.addEventListener(type || "message", resolve, { once: true }));

test("messages arrive later, in order, as copies", async () => {
  const { port1, port2 } = new MessageChannel();
  const seen = [];
  const last = new Promise((resolve) => {
    port2.onmessage = (event) => {
      seen.push(event.data);
      if (event.data === "end") {
        resolve();
      }
    };
  });
  const sent = { list: [1, 2], map: new Map([["k", new Date(5)]]) };
  port1.postMessage(sent);
  sent.list.push(3);
  for (let i = 0; i < 20; i++) {
    port1.postMessage(i);
  }
  port1.postMessage(undefined);
  port1.postMessage("end");
  Promise.resolve().then(() => seen.push("microtask"));
  equal(seen, []);
  await last;
  equal(seen[0], "microtask");
  equal(seen[1].list, [1, 2]);
  equal(seen[1].map.get("k").getTime(), 5);
  equal(seen.slice(2, 22), Array.from({ length: 20 }, (unused, index) => index));
  equal(seen[22], undefined);
  equal(seen[23], "end");
});

test("a port waits until it is started", async () => {
  const { port1, port2 } = new MessageChannel();
  const seen = [];
  port2.addEventListener("message", (event) => seen.push(event.data));
  port1.postMessage(1);
  await turn();
  await turn();
  equal(seen, []);
  port2.start();
  port1.postMessage(2);
  await next(port2);
  await next(port2);
  equal(seen, [1, 2]);
});

test("the event of a message", async () => {
  const { port1, port2 } = new MessageChannel();
  port2.start();
  port1.postMessage({ a: 1 });
  const event = await next(port2);
  ok(event instanceof MessageEvent);
  equal(event.type, "message");
  equal(event.data, { a: 1 });
  equal(event.origin, "");
  equal(event.lastEventId, "");
  equal(event.source, null);
  equal(event.ports, []);
  ok(Object.isFrozen(event.ports));
  equal(event.isTrusted, true);
  ok(event.target === port2);
  const made = new MessageEvent("x", { data: 1, origin: "o", lastEventId: "i", ports: [port1], source: port2 });
  equal([made.data, made.origin, made.lastEventId], [1, "o", "i"]);
  ok(made.ports[0] === port1 && made.source === port2);
  equal(new MessageEvent("x").data, null);
  throws("TypeError", () => new MessageEvent("x", { ports: [1] }));
  throws("TypeError", () => new MessageEvent("x", { source: {} }));
});

test("ports and buffers are transferred", async () => {
  const outer = new MessageChannel();
  const inner = new MessageChannel();
  outer.port2.start();
  inner.port1.postMessage("before");
  const buffer = new Uint8Array([1, 2, 3]).buffer;
  outer.port1.postMessage({ port: inner.port2, buffer }, [inner.port2, buffer]);
  equal(buffer.byteLength, 0);
  const event = await next(outer.port2);
  const port = event.data.port;
  ok(port instanceof MessagePort && port !== inner.port2);
  ok(event.ports[0] === port);
  equal(new Uint8Array(event.data.buffer), new Uint8Array([1, 2, 3]));
  const seen = [];
  port.onmessage = (message) => seen.push(message.data);
  inner.port1.postMessage("after");
  await next(port);
  await next(port);
  equal(seen, ["before", "after"]);
  port.postMessage("back");
  inner.port1.start();
  equal((await next(inner.port1)).data, "back");
  throws("DataCloneError", () => outer.port1.postMessage(1, [inner.port2]));
  throws("DataCloneError", () => outer.port1.postMessage(1, [outer.port1]));
  throws("DataCloneError", () => outer.port1.postMessage(1, { transfer: [inner.port1, inner.port1] }));
  throws("DataCloneError", () => outer.port1.postMessage(inner.port1));
  throws("DataCloneError", () => outer.port1.postMessage(() => {}));
  throws("DataCloneError", () => outer.port1.postMessage(1, [{}]));
  throws("TypeError", () => outer.port1.postMessage(1, [1]));
  throws("TypeError", () => outer.port1.postMessage());
});

test("closing", async () => {
  const { port1, port2 } = new MessageChannel();
  const seen = [];
  port2.onmessage = (event) => seen.push(event.data);
  port1.postMessage("sent before");
  port1.close();
  port1.postMessage("sent after");
  await next(port2, "close");
  port2.postMessage("to nobody");
  equal(seen, ["sent before"]);
  port1.close();
  throws("DataCloneError", () => structuredClone(port1, { transfer: [port1] }));
  throws("TypeError", () => new MessagePort());
});

test("event handlers of a port", async () => {
  const { port1, port2 } = new MessageChannel();
  equal([port1.onmessage, port1.onmessageerror, port1.onclose], [null, null, null]);
  port2.onmessage = 5;
  equal(port2.onmessage, null);
  const handler = () => {};
  port2.onmessage = handler;
  ok(port2.onmessage === handler);
  const moved = structuredClone({ p: port1 }, { transfer: [port1] }).p;
  moved.postMessage("via structuredClone");
  equal((await next(port2)).data, "via structuredClone");
});
