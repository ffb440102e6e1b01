// SPDX-License-Identifier: Apache-2.0
// The key-value store that functions are handed. Single and batch operations answer in different shapes on purpose.
import { toKey, toNamespace, toOperations, toValueJson, toValueJsonOrNull } from "./kv-rules.js";

const PAGE = 100;

/** Makes the third argument of handlers. */
export function makeKvStoreFactory(host, web, report) {
  return {
    initializeKvStore(namespace) {
      return makeKvStore(host, web, report, namespace === undefined || namespace === null ? host.kvDefaultNamespace()
          : toNamespace(namespace));
    },
  };
}

function makeKvStore(host, web, report, namespace) {
  const { json } = web;
  const { stringify } = json;
  return {
    set(first, second) {
      return answer(() => {
        const pair = toSet(first, second, arguments.length);
        const key = toKey(pair.key);
        if (pair.value === null) {
          return remove(key).then(() => ({ key, value: null }));
        }
        return call((done) => host.kvSet(namespace, key, toValueJson(host, stringify, pair.value, "value"), done)).then(toItem);
      });
    },

    get(key) {
      return answer(() => read(toKey(key)).then((item) => (item === null ? null : toItem(item))));
    },

    delete(key) {
      return answer(() => {
        const checked = toKey(key);
        // As the documented example shows, the single form does not give the deleted value.
        return remove(checked).then(() => ({ key: checked, value: null }));
      });
    },

    testAndSet(operation) {
      return answer(() => {
        if (typeof operation !== "object" || operation === null) {
          throw new TypeError("testAndSet needs an object with key, oldValue and newValue");
        }
        const key = toKey(operation.key);
        return test(key, toValueJsonOrNull(host, stringify, operation.oldValue, "oldValue"),
            toValueJsonOrNull(host, stringify, operation.newValue, "newValue")).then(({ outcome, item }) => {
          if (outcome === "written") {
            return toItem(item);
          }
          // The value in the store afterwards: null once deleted, else what was there already.
          return outcome === "deleted" || item === null ? { key, value: null } : toItem(item);
        });
      });
    },

    itemsAsyncIterator(options) {
      const prefix = options === undefined || options === null || options.prefix === undefined
          || options.prefix === null ? "" : String(options.prefix);
      return iterate(prefix);
    },

    processBatchOperations(operations) {
      return answer(() => {
        const checked = toOperations(host, stringify, operations, web.compatible("kv_empty_batch") ? 0 : 1);
        const results = [];
        const next = (index) => (index === checked.length ? Promise.resolve(results)
            : perform(checked[index]).then((result) => {
              results[index] = result;
              return next(index + 1);
            }));
        return next(0);
      });
    },
  };

  function perform(operation) {
    const { op, key } = operation;
    const nothing = op === "delete" || (op === "testAndSet" && operation.newValue === null) ? { key, value: null }
        : { key, value: null, expires: null };
    return answer(() => {
      switch (op) {
        case "get":
          return read(key).then((item) => (item === null ? nothing : toItem(item)));
        case "set":
          return call((done) => host.kvSet(namespace, key, operation.value, done)).then(toItem);
        case "delete":
          return remove(key).then((item) => (item === null ? nothing : { key, value: toItem(item).value }));
        default:
          return test(key, operation.oldValue, operation.newValue).then(({ outcome, item }) => {
            if (outcome === "written") {
              return toItem(item);
            }
            return outcome === "deleted" && item !== null ? { key, value: toItem(item).value } : nothing;
          });
      }
    }).then(undefined, (error) => {
      if (error.name === "QuotaExceededError") {
        throw error;
      }
      // One operation's failure must not stop the others; its result says nothing more, so the log does.
      report("KV batch operation " + op + " failed: " + error.message);
      return nothing;
    });
  }

  /** The host gives an item as a list of key, JSON text of the value, and time of expiry. */
  function toItem(item) {
    return { key: item[0], value: json.parse(item[1]), expires: item[2] };
  }

  function read(key) {
    return call((done) => host.kvGet(namespace, key, done));
  }

  function remove(key) {
    return call((done) => host.kvDelete(namespace, key, done));
  }

  function test(key, oldValue, newValue) {
    return call((done) => host.kvTestAndSet(namespace, key, oldValue, newValue, done))
        .then((answered) => ({ outcome: answered[0], item: answered.length > 1 ? answered.slice(1) : null }));
  }

  /** An async iterator over all items, a page at a time; calls of next wait for one another. */
  function iterate(prefix) {
    let page = [];
    let at = 0;
    let lastKey = null;
    let atEnd = false;
    let previous = Promise.resolve();
    const step = () => {
      if (at < page.length) {
        const item = toItem(page.slice(at, at + 3));
        at += 3;
        return { value: item, done: false };
      }
      if (atEnd) {
        return { value: undefined, done: true };
      }
      return call((done) => host.kvList(namespace, lastKey, prefix, PAGE, done)).then((items) => {
        page = items;
        at = 0;
        atEnd = items.length < PAGE * 3;
        lastKey = items.length === 0 ? lastKey : items[items.length - 3];
        return step();
      });
    };
    const iterator = {
      next() {
        previous = previous.then(step, step);
        return previous;
      },
      return(value) {
        atEnd = true;
        page = [];
        return Promise.resolve({ value, done: true });
      },
    };
    iterator[Symbol.asyncIterator] = () => iterator;
    return iterator;
  }
}

/** Runs a step and gives its promise; what the step throws becomes a rejection. */
function answer(step) {
  return new Promise((resolve) => resolve(step()));
}

/** Turns a host call with a callback into a promise. */
function call(start) {
  return new Promise((resolve, reject) => {
    start((error, result) => {
      if (error) {
        reject(error);
      } else {
        resolve(result === undefined ? null : result);
      }
    });
  });
}

function toSet(first, second, count) {
  if (count < 2 && typeof first === "object" && first !== null) {
    return { key: first.key, value: first.value };
  }
  return { key: first, value: second };
}

