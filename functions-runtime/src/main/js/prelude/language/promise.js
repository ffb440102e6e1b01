// SPDX-License-Identifier: Apache-2.0
import { hidden } from "./define.js";
import { constructor, members, species, tag } from "./members.js";
import { currentOwner, enqueue, enqueueFor, onEmpty, switchTo } from "./microtasks.js";
import { makeStatics } from "./promise-statics.js";
import { sharedSymbol } from "./shared-symbols.js";
import { isObject } from "./values.js";

const PENDING = 0;
const FULFILLED = 1;
const REJECTED = 2;

/** The key under which promises keep their state. */
const STATE = sharedSymbol("promise");

// So many steps from promise to promise are followed for the callers of a new error.
const MOST_STEPS = 50;

let rejectedUnhandled = [];
let uncaught = null;

/** Sets what is told of errors that nobody caught: report(error), rejected(promise, reason), handled(promise, reason). */
export function onUncaught(hooks) {
  uncaught = hooks;
}

/** The state of the promise that the running job is going to settle: who waits for it called what runs now. */
let settling = null;

/** Gives an error of the host the callers of the promise it rejects; null while no host operation fails. */
let addCallers = null;

class State {
  constructor(promise) {
    this.status = PENDING;
    this.value = undefined;
    this.reactions = null;
    this.handled = false;
    this.reported = false;
    this.promise = promise;
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
  const state = new State(this);
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
  promise[STATE] = new State(promise);
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
        if (addCallers !== null && settling === null && typeof reason === "object" && reason !== null) {
          settling = state;
          addCallers(reason);
          settling = null;
        }
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
  if (then === methods.then && isPromise(thenable) && thenable.constructor === Promise) {
    // What then would do, without a promise that nobody sees, and with a link to the one that waits.
    subscribe(thenable[STATE], { onFulfilled: functions.resolve, onRejected: functions.reject, resolve: undefined,
      reject: undefined, derived: promise[STATE], activation: null,
      owner: currentOwner() });
    return;
  }
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
    rejectedUnhandled[rejectedUnhandled.length] = { state, owner: currentOwner() };
  }
  if (reactions !== null) {
    for (let i = 0; i < reactions.length; i++) {
      enqueueFor(reactions[i].owner, react, reactions[i], status, value);
    }
  }
}

// 27.2.2.1; a reaction is {onFulfilled, onRejected, resolve, reject, derived, activation, owner}: resolve and reject are absent
// if nobody waits for it; derived is the state it will settle, activation the async function that awaits, and owner the
// invocation that waits.
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
  settling = reaction.derived;
  try {
    result = handler(value);
  } catch (error) {
    if (reaction.reject !== undefined) {
      reaction.reject(error);
    }
    return;
  } finally {
    settling = null;
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
  if (state.reported) {
    state.reported = false;
    uncaught.handled(state.promise, state.value);
  }
}

/** Waits for any value as await does, without a promise for the result. */
export function settleLater(value, onFulfilled, onRejected) {
  wait(value, onFulfilled, onRejected, null);
}

function wait(value, onFulfilled, onRejected, activation) {
  let promise;
  try {
    promise = promiseResolve(Promise, value);
  } catch (error) {
    promise = newPromise();
    settle(promise[STATE], REJECTED, error);
  }
  subscribe(promise[STATE], { onFulfilled, onRejected, resolve: undefined, reject: undefined,
    derived: activation === null ? null : activation.state, activation, owner: currentOwner() });
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
    derived: isPromise(capability.promise) ? capability.promise[STATE] : null,
    activation: null,
    owner: currentOwner(),
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

/** Runs a lowered async function: one job per await of a native promise, as the language says. */
function runAsync(engine, program) {
  const promise = newPromise();
  const state = promise[STATE];
  const activation = { state, engine, program };
  const onValue = (value) => advance(false, value);
  const onError = (error) => advance(true, error);
  function advance(isError, value) {
    const outer = settling;
    if (outer === null) {
      settling = state;
    }
    let record;
    try {
      record = isError ? engine.throw_(value) : engine.next_(value);
    } catch (error) {
      settle(state, REJECTED, error);
      return;
    } finally {
      settling = outer;
    }
    if (record.done) {
      resolveState(promise, state, record.value);
    } else {
      wait(record.value, onValue, onError, activation);
    }
  }
  advance(false, undefined);
  return promise;
}

/**
 * Runs a step that tells of a failed host operation. Its error comes from no function of the script: those that wait for
 * the promise it rejects are all that its stack can show.
 */
export function failing(step, add) {
  addCallers = add;
  try {
    step();
  } finally {
    addCallers = null;
  }
}

/**
 * Tells which async functions wait for what runs now, the innermost first: a list of the lowered function of each and the
 * address at which it waits; null if nobody does.
 */
export function asyncCallers() {
  const callers = [];
  let state = settling;
  for (let i = 0; i < MOST_STEPS && state !== null && state.reactions !== null; i++) {
    const reaction = state.reactions[0];
    const { activation } = reaction;
    if (activation !== null && activation.program !== null) {
      callers[callers.length] = activation.program;
      callers[callers.length] = activation.engine.context_.nextAddress;
    }
    state = reaction.derived;
  }
  return callers.length === 0 ? null : callers;
}

/** Installs Promise and queueMicrotask; lets async functions use them, whatever becomes of the globals. */
export function installPromise(global, jscomp) {
  constructor(global, "Promise", Promise, promisePrototype, 1);
  members(promisePrototype, methods);
  members(Promise, makeStatics(newCapability, promiseResolve));
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
        uncaught.report(error);
      }
    }, callback);
  });
  jscomp.asyncExecutePromiseGenerator = (generator) => runAsync({
    next_: (value) => generator.next(value),
    throw_: (error) => generator.throw(error),
  }, null);
  const { Engine_ } = jscomp.generator;
  jscomp.asyncExecutePromiseGeneratorProgram = (program) => runAsync(new Engine_(program), program);
  onEmpty(() => {
    if (rejectedUnhandled.length > 0) {
      const rejections = rejectedUnhandled;
      rejectedUnhandled = [];
      for (let i = 0; i < rejections.length; i++) {
        const { state, owner } = rejections[i];
        if (!state.handled) {
          state.reported = true;
          switchTo(owner);
          uncaught.rejected(state.promise, state.value);
        }
      }
    }
  });
}

/** Tells of a promise what the console shows: {pending, rejected, value}; undefined if it is none of these promises. */
export function describePromise(promise) {
  const state = promise[STATE];
  return state === undefined ? undefined
      : { pending: state.status === PENDING, rejected: state.status === REJECTED, value: state.value };
}
