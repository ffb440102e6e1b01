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

/** Stands for what settles a promise that nobody but its reaction can: no functions are needed for that. */
const DIRECT = {};

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
    subscribe(thenable[STATE], { onFulfilled: functions.resolve, onRejected: functions.reject, capability: null,
      derived: promise[STATE], activation: null, owner: currentOwner() });
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

// 27.2.2.1; a reaction is {onFulfilled, onRejected, capability, derived, activation, owner}: derived is the state of the promise
// that it leads to, capability what settles that one: DIRECT if it is one of ours, null if nobody waits for it; activation is
// the async function that awaits, and owner the invocation that waits.
function react(reaction, status, value) {
  if (reaction.activation !== null) {
    resume(reaction.activation, status === REJECTED, value);
    return;
  }
  const handler = status === FULFILLED ? reaction.onFulfilled : reaction.onRejected;
  if (handler === undefined) {
    lead(reaction, status, value);
    return;
  }
  let result;
  settling = reaction.derived;
  try {
    result = handler(value);
  } catch (error) {
    lead(reaction, REJECTED, error);
    return;
  } finally {
    settling = null;
  }
  lead(reaction, FULFILLED, result);
}

function lead(reaction, status, value) {
  const { capability, derived } = reaction;
  if (capability === DIRECT) {
    if (status === FULFILLED) {
      resolveState(derived.promise, derived, value);
    } else {
      settle(derived, REJECTED, value);
    }
  } else if (capability !== null) {
    if (status === FULFILLED) {
      capability.resolve(value);
    } else {
      capability.reject(value);
    }
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
  subscribe(stateOf(value), { onFulfilled, onRejected, capability: null, derived: null, activation: null,
    owner: currentOwner() });
}

function stateOf(value) {
  try {
    return promiseResolve(Promise, value)[STATE];
  } catch (error) {
    const state = newPromise()[STATE];
    settle(state, REJECTED, error);
    return state;
  }
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
  const Constructor = speciesOf(this);
  const capability = Constructor === Promise ? DIRECT : newCapability(Constructor);
  const promise = capability === DIRECT ? newPromise() : capability.promise;
  subscribe(this[STATE], {
    onFulfilled: typeof onFulfilled === "function" ? onFulfilled : undefined,
    onRejected: typeof onRejected === "function" ? onRejected : undefined,
    capability,
    derived: capability === DIRECT || isPromise(promise) ? promise[STATE] : null,
    activation: null,
    owner: currentOwner(),
  });
  return promise;
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

/**
 * Runs a lowered async function: one job per await of a native promise, as the language says.
 *
 * @param context where the program is, in Closure's words; null for a generator
 * @param program the lowered function, or a generator that yields what it awaits
 */
function runAsync(context, program) {
  const promise = newPromise();
  advance({ state: promise[STATE], context, program, done: false }, false, undefined);
  return promise;
}

/** Goes on after an await. */
function resume(activation, isError, value) {
  settling = activation.state;
  try {
    advance(activation, isError, value);
  } finally {
    settling = null;
  }
}

function advance(activation, isError, value) {
  const { state } = activation;
  const outer = settling;
  if (outer === null) {
    settling = state;
  }
  let given;
  try {
    given = activation.context === null ? nextOf(activation, isError, value) : runOn(activation, isError, value);
  } catch (error) {
    settle(state, REJECTED, error);
    return;
  } finally {
    settling = outer;
  }
  if (activation.done) {
    resolveState(state.promise, state, given);
  } else if (isObject(given)) {
    subscribe(stateOf(given), { onFulfilled: undefined, onRejected: undefined, capability: null, derived: state, activation,
      owner: currentOwner() });
  } else {
    // What await would make of it is a promise that is fulfilled already.
    enqueue(resume, activation, false, given);
  }
}

function nextOf(activation, isError, value) {
  const { program } = activation;
  const record = isError ? program.throw(value) : program.next(value);
  activation.done = record.done;
  return record.value;
}

// What Closure's engine of generators does, without an object for each step: gives what is awaited or, at the end, returned.
function runOn(activation, isError, value) {
  const { context, program } = activation;
  if (isError) {
    context.throw_(value);
  } else {
    context.yieldResult = value;
  }
  while (context.nextAddress) {
    try {
      const awaited = program(context);
      if (awaited) {
        return awaited.value;
      }
    } catch (error) {
      context.yieldResult = undefined;
      context.throw_(error);
    }
  }
  activation.done = true;
  const completion = context.abruptCompletion_;
  if (completion) {
    context.abruptCompletion_ = null;
    if (completion.isException) {
      throw completion.exception;
    }
    return completion.return;
  }
  return undefined;
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
    if (activation !== null && activation.context !== null) {
      callers[callers.length] = activation.program;
      callers[callers.length] = activation.context.nextAddress;
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
  jscomp.asyncExecutePromiseGenerator = (generator) => runAsync(null, generator);
  const { Engine_ } = jscomp.generator;
  jscomp.asyncExecutePromiseGeneratorProgram = (program) => runAsync(new Engine_(program).context_, program);
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
