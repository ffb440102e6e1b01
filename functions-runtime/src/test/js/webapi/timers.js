// SPDX-License-Identifier: Apache-2.0

const later = (delay) => new Promise((resolve) => setTimeout(resolve, delay));

test("timers pass their arguments and run after promises", async () => {
  const seen = [];
  const done = new Promise((resolve) => {
    setTimeout((a, b) => {
      seen.push("timer " + a + b);
      resolve();
    }, 0, 1, 2);
  });
  Promise.resolve().then(() => seen.push("promise"));
  queueMicrotask(() => seen.push("microtask"));
  seen.push("script");
  await done;
  equal(seen, ["script", "promise", "microtask", "timer 12"]);
});

test("timers fire in the order of their delays", async () => {
  const seen = [];
  setTimeout(() => seen.push("b"), 40);
  setTimeout(() => seen.push("a"), 1);
  await later(60);
  equal(seen, ["a", "b"]);
});

test("a cleared timer does not fire", async () => {
  const seen = [];
  const handle = setTimeout(() => seen.push(1), 1);
  clearTimeout(handle);
  clearTimeout(undefined);
  clearTimeout(123456);
  const other = setTimeout(() => seen.push(2), 1);
  clearInterval(other);
  await later(10);
  equal(seen, []);
});

test("an interval repeats until it is cleared", async () => {
  let count = 0;
  await new Promise((resolve) => {
    const handle = setInterval((step) => {
      count += step;
      if (count === 6) {
        clearInterval(handle);
        resolve();
      }
    }, 1, 2);
  });
  await later(10);
  equal(count, 6);
});

test("what a timer throws does not stop the others", async () => {
  const seen = [];
  setTimeout(() => seen.push(1), 0);
  await later(5);
  equal(seen, [1]);
  throws("TypeError", () => setTimeout());
});
