// SPDX-License-Identifier: Apache-2.0
import { hidden } from "./define.js";
import { constructor, members, species, tag } from "./members.js";
import { enqueue, onEmpty } from "./microtasks.js";
import { isObject } from "./values.js";

const PENDING = 0;
const FULFILLED = 1;
const REJECTED = 2;

/** The key under which promises keep their state. */
const STATE = Symbol("state");

let rejectedUnhandled = [];

class State {
  constructor() {
    this.status = PENDING;
    this.value = undefined;
    this.reactions = null;
    this.handled = false;
  }
}

/** ECMA-262 27.2.3: the constructor. All of the prelude uses this one, whatever becomes of the global. */
export function Promise(executor) {
  if (!(this instanceof Promise)) {
    throw new TypeError("Promise must be called with new");
  }
  if (typeof executor !== "function") {
    throw new TypeError("Promise resolver is not a function");
  }
  const state = new State();
  this[STATE] = state;
  const functions = resolvingFunctions(this, state);
  try {
    executor(functions.resolve, functions.reject);
  } catch (error) {
    functions.reject(error);
  }
}

const promisePrototype = Promise.prototype;

function isPromise(value) {
  return typeof value === "object" && value !== null && value instanceof Promise && value[STATE] !== undefined;
}

function newPromise() {
  const promise = Object.create(promisePrototype);
  promise[STATE] = new State();
  return promise;
}

// 27.2.1.3
function resolvingFunctions(promise, state) {
  let resolved = false;
  return {
    resolve: (value) => {
      if (!resolved) {
        resolved = true;
        resolveState(promise, state, value);
      }
    },
    reject: (reason) => {
      if (!resolved) {
        resolved = true;
        settle(state, REJECTED, reason);
      }
    },
  };
}

function resolveState(promise, state, value) {
  if (value === promise) {
    settle(state, REJECTED, new TypeError("Chaining cycle detected for a promise"));
    return;
  }
  if (value === null || (typeof value !== "object" && typeof value !== "function")) {
    settle(state, FULFILLED, value);
    return;
  }
  let then;
  try {
    then = value.then;
  } catch (error) {
    settle(state, REJECTED, error);
    return;
  }
  if (typeof then === "function") {
    enqueue(adopt, promise, value, then);
  } else {
    settle(state, FULFILLED, value);
  }
}

// 27.2.2.2
function adopt(promise, thenable, then) {
  const functions = resolvingFunctions(promise, promise[STATE]);
  try {
    then.call(thenable, functions.resolve, functions.reject);
  } catch (error) {
    functions.reject(error);
  }
}

function settle(state, status, value) {
  const { reactions } = state;
  state.status = status;
  state.value = value;
  state.reactions = null;
  if (status === REJECTED && !state.handled) {
    rejectedUnhandled[rejectedUnhandled.length] = state;
  }
  if (reactions !== null) {
    for (let i = 0; i < reactions.length; i++) {
      enqueue(react, reactions[i], status, value);
    }
  }
}

// 27.2.2.1; a reaction is {onFulfilled, onRejected, resolve, reject}, the latter two absent if nobody waits for it.
function react(reaction, status, value) {
  const handler = status === FULFILLED ? reaction.onFulfilled : reaction.onRejected;
  if (handler === undefined) {
    if (status === FULFILLED) {
      reaction.resolve(value);
    } else {
      reaction.reject(value);
    }
    return;
  }
  let result;
  try {
    result = handler(value);
  } catch (error) {
    if (reaction.reject !== undefined) {
      reaction.reject(error);
    }
    return;
  }
  if (reaction.resolve !== undefined) {
    reaction.resolve(result);
  }
}

function subscribe(state, reaction) {
  if (state.status === PENDING) {
    if (state.reactions === null) {
      state.reactions = [reaction];
    } else {
      state.reactions[state.reactions.length] = reaction;
    }
  } else {
    enqueue(react, reaction, state.status, state.value);
  }
  state.handled = true;
}

/** Waits for any value as await does, without a promise for the result. */
export function settleLater(value, onFulfilled, onRejected) {
  let promise;
  try {
    promise = promiseResolve(Promise, value);
  } catch (error) {
    promise = newPromise();
    settle(promise[STATE], REJECTED, error);
  }
  subscribe(promise[STATE], { onFulfilled, onRejected, resolve: undefined, reject: undefined });
}

// 27.2.4.7.1
function promiseResolve(Constructor, value) {
  if (isPromise(value) && value.constructor === Constructor) {
    return value;
  }
  const capability = newCapability(Constructor);
  capability.resolve(value);
  return capability.promise;
}

// 27.2.1.5
function newCapability(Constructor) {
  if (Constructor === Promise) {
    const promise = newPromise();
    const functions = resolvingFunctions(promise, promise[STATE]);
    return { promise, resolve: functions.resolve, reject: functions.reject };
  }
  if (typeof Constructor !== "function") {
    throw new TypeError("Promise method called on a value that is not a constructor");
  }
  const capability = { promise: undefined, resolve: undefined, reject: undefined };
  capability.promise = new Constructor((resolve, reject) => {
    capability.resolve = resolve;
    capability.reject = reject;
  });
  if (typeof capability.resolve !== "function" || typeof capability.reject !== "function") {
    throw new TypeError("The promise's resolving functions are not callable");
  }
  return capability;
}

// 7.3.22
function speciesOf(promise) {
  const Constructor = promise.constructor;
  if (Constructor === Promise || Constructor === undefined) {
    return Promise;
  }
  if (!isObject(Constructor)) {
    throw new TypeError("The constructor of a promise is not an object");
  }
  const found = Constructor[Symbol.species];
  return found === undefined || found === null ? Promise : found;
}

function then(onFulfilled, onRejected) {
  if (!isPromise(this)) {
    throw new TypeError("Promise.prototype.then called on a value that is not a promise");
  }
  const capability = newCapability(speciesOf(this));
  subscribe(this[STATE], {
    onFulfilled: typeof onFulfilled === "function" ? onFulfilled : undefined,
    onRejected: typeof onRejected === "function" ? onRejected : undefined,
    resolve: capability.resolve,
    reject: capability.reject,
  });
  return capability.promise;
}

const methods = {
  then,
  catch(onRejected) {
    return this.then(undefined, onRejected);
  },
  finally(onFinally) {
    if (typeof onFinally !== "function") {
      return this.then(onFinally, onFinally);
    }
    const Constructor = speciesOf(this);
    return this.then(
      (value) => promiseResolve(Constructor, onFinally()).then(() => value),
      (reason) => promiseResolve(Constructor, onFinally()).then(() => {
        throw reason;
      }));
  },
};

// The combinators share their walk: step(index, promise, capability, remaining) subscribes to one promise.
function combine(Constructor, iterable, finish, step) {
  const capability = newCapability(Constructor);
  const values = [];
  let remaining = 1;
  const done = () => {
    if (--remaining === 0) {
      finish(values, capability);
    }
  };
  try {
    const { resolve } = Constructor;
    if (typeof resolve !== "function") {
      throw new TypeError("Promise.resolve is not a function");
    }
    let index = 0;
    for (const value of iterable) {
      const at = index++;
      values[at] = undefined;
      remaining++;
      let called = false;
      const put = (result) => {
        if (!called) {
          called = true;
          values[at] = result;
          done();
        }
      };
      step(resolve.call(Constructor, value), put, capability);
    }
    done();
  } catch (error) {
    capability.reject(error);
  }
  return capability.promise;
}

const statics = {
  resolve(value) {
    return promiseResolve(this, value);
  },
  reject(reason) {
    const capability = newCapability(this);
    capability.reject(reason);
    return capability.promise;
  },
  all(iterable) {
    return combine(this, iterable, (values, capability) => capability.resolve(values),
      (promise, put, capability) => promise.then(put, capability.reject));
  },
  allSettled(iterable) {
    return combine(this, iterable, (values, capability) => capability.resolve(values),
      (promise, put) => promise.then(
        (value) => put({ status: "fulfilled", value }), (reason) => put({ status: "rejected", reason })));
  },
  any(iterable) {
    return combine(this, iterable,
      (reasons, capability) => capability.reject(new AggregateError(reasons, "All promises were rejected")),
      (promise, put, capability) => promise.then(capability.resolve, put));
  },
  race(iterable) {
    return combine(this, iterable, () => {},
      (promise, put, capability) => promise.then(capability.resolve, capability.reject));
  },
  withResolvers() {
    return newCapability(this);
  },
};

/** Runs a lowered async function: one job per await of a native promise, as the language says. */
function runAsync(generator) {
  const promise = newPromise();
  const state = promise[STATE];
  const onValue = (value) => advance("next", value);
  const onError = (error) => advance("throw", error);
  function advance(method, value) {
    let record;
    try {
      record = generator[method](value);
    } catch (error) {
      settle(state, REJECTED, error);
      return;
    }
    if (record.done) {
      resolveState(promise, state, record.value);
    } else {
      settleLater(record.value, onValue, onError);
    }
  }
  advance("next", undefined);
  return promise;
}

/** Installs Promise and queueMicrotask; lets async functions use them, whatever becomes of the globals. */
export function installPromise(host, global, jscomp) {
  constructor(global, "Promise", Promise, promisePrototype, 1);
  members(promisePrototype, methods);
  members(Promise, statics);
  tag(promisePrototype, "Promise");
  species(Promise);
  hidden(global, "queueMicrotask", function queueMicrotask(callback) {
    if (typeof callback !== "function") {
      throw new TypeError("queueMicrotask: the argument is not a function");
    }
    enqueue((job) => {
      try {
        job();
      } catch (error) {
        host.unhandled(error);
      }
    }, callback);
  });
  jscomp.asyncExecutePromiseGenerator = runAsync;
  onEmpty(() => {
    if (rejectedUnhandled.length > 0) {
      const states = rejectedUnhandled;
      rejectedUnhandled = [];
      for (let i = 0; i < states.length; i++) {
        if (!states[i].handled) {
          host.unhandled(states[i].value);
        }
      }
    }
  });
}
