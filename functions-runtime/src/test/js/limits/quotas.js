// SPDX-License-Identifier: Apache-2.0
// Runs with small limits, which QuotaTest sets.

async function rejection(step) {
  try {
    await step();
    return null;
  } catch (error) {
    return error;
  }
}

/** Does a step until it fails, and once more; gives how often it went well, and both errors. */
async function untilRefused(step) {
  let count = 0;
  for (;;) {
    const first = await rejection(step);
    if (first !== null && first.name === "QuotaExceededError") {
      return { count, first, second: await rejection(step) };
    }
    count++;
  }
}

function refused(result, count, message) {
  equal(result.count, count);
  for (const error of [result.first, result.second]) {
    ok(error instanceof Error);
    equal(error.name, "QuotaExceededError");
    equal(error.message, message);
  }
}

const MOST_TIMERS = "An invocation may have at most 4 timers pending at a time (functions.invocation.pending-timers)";

test("timers are refused beyond the limit, and a cleared one makes room", async () => {
  const handles = [];
  const start = () => handles.push(setTimeout(() => {}, 600000));
  refused(await untilRefused(start), 4, MOST_TIMERS);
  clearTimeout(handles[0]);
  clearTimeout(handles[0]);
  equal(await rejection(start), null);
  equal((await rejection(start)).message, MOST_TIMERS);
  handles.forEach(clearTimeout);
});

test("a timer that fired makes room", async () => {
  for (let i = 0; i < 9; i++) {
    await new Promise((resolve) => setTimeout(resolve));
  }
  ok(true);
});

test("an interval keeps its place", async () => {
  const others = [1, 2, 3].map(() => setTimeout(() => {}, 600000));
  let refusals = 0;
  let turns = 0;
  await new Promise((resolve) => {
    const handle = setInterval(() => {
      try {
        setTimeout(() => {}, 600000);
      } catch (error) {
        refusals++;
      }
      if (++turns === 3) {
        clearInterval(handle);
        resolve();
      }
    }, 1);
  });
  equal([turns, refusals], [3, 3]);
  others.forEach(clearTimeout);
});

test("AbortSignal.timeout takes a timer", async () => {
  const others = [1, 2, 3, 4].map(() => setTimeout(() => {}, 600000));
  equal((await rejection(() => AbortSignal.timeout(1))).message, MOST_TIMERS);
  others.forEach(clearTimeout);
});

test("requests are refused beyond the limit", async () => {
  const result = await untilRefused(() => fetch("http://127.0.0.1:1/"));
  refused(result, 3,
      "An invocation may send at most 3 requests with fetch, redirects included (functions.invocation.subrequests)");
  equal((await rejection(() => fetch("data:,x"))), null, "what is no request");
});

test("compression streams are refused beyond the limit, and an ended one makes room", async () => {
  const open = async () => {
    const stream = new CompressionStream("gzip");
    const writer = stream.writable.getWriter();
    const reader = stream.readable.getReader();
    const written = writer.write(new Uint8Array(1));
    await reader.read();
    await written;
    return { writer, reader };
  };
  const first = await open();
  refused(await untilRefused(open), 1, "An invocation may have at most 2 compression streams at work at a time "
      + "(functions.invocation.compression-streams)");
  const closed = first.writer.close();
  while (!(await first.reader.read()).done);
  await closed;
  equal(await rejection(open), null);
});

test("values and batches may be as large as the server says", async ({ kvStoreFactory }) => {
  const kv = kvStoreFactory.initializeKvStore("limits");
  equal((await rejection(() => kv.set("a", "x".repeat(20)))).message,
      "The JSON form of a KV value must not be longer than 20 bytes");
  const operations = [1, 2, 3, 4].map(() => ({ op: "get", key: "a" }));
  equal((await rejection(() => kv.processBatchOperations(operations))).message,
      "A KV batch must have 0 to 3 operations");
});

test("operations of the key-value store are refused beyond the limit, those of a batch too", async ({ kvStoreFactory }) => {
  const kv = kvStoreFactory.initializeKvStore("limits");
  await kv.set("a", "1");
  const batch = await rejection(() => kv.processBatchOperations([{ op: "get", key: "a" }, { op: "get", key: "a" },
    { op: "get", key: "a" }]));
  const most = "An invocation may ask for at most 3 operations of the key-value store "
      + "(functions.invocation.kv-operations)";
  equal(batch.message, most);
  refused(await untilRefused(() => kv.get("a")), 0, most);
  equal((await rejection(() => kv.itemsAsyncIterator().next())).message, most);
});
