// SPDX-License-Identifier: Apache-2.0
// What the prelude asks of the engine's own promises. Only await cannot be replaced by a script; then can.
import { hidden } from "../language/define.js";

const { apply } = Reflect;
const { get, set } = WeakMap.prototype;

const HANDLED_LATER = 1;

let rejections = [];
let uncaught = null;

/** The rejections that were reported, by promise, should somebody handle one after all. */
const reported = new WeakMap();

/** Sets what is told of errors that nobody caught: report(error), rejected(promise, reason), handled(promise, reason). */
export function onUncaught(hooks) {
  uncaught = hooks;
}

/** Waits for any value as await does. What onFulfilled throws is for onRejected, too. */
export async function settleLater(value, onFulfilled, onRejected) {
  try {
    onFulfilled(await value);
  } catch (error) {
    onRejected(error);
  }
}

/** Notes a rejection without a handler, or a handler that came afterwards; the engine is amid something and runs nothing. */
export function noteRejection(kind, promise, reason) {
  if (kind === HANDLED_LATER) {
    for (let i = 0; i < rejections.length; i++) {
      if (rejections[i].promise === promise && !rejections[i].isLate) {
        rejections[i].promise = null;
        return;
      }
    }
    const known = apply(get, reported, [promise]);
    if (known !== undefined) {
      rejections[rejections.length] = { promise, reason: known.reason, isLate: true };
    }
  } else {
    rejections[rejections.length] = { promise, reason, isLate: false };
  }
}

/** Tells what was noted; says whether there was anything. */
export function tellRejections() {
  if (rejections.length === 0) {
    return false;
  }
  const told = rejections;
  rejections = [];
  for (let i = 0; i < told.length; i++) {
    const { promise, reason, isLate } = told[i];
    if (isLate) {
      uncaught.handled(promise, reason);
    } else if (promise !== null) {
      apply(set, reported, [promise, { reason }]);
      uncaught.rejected(promise, reason);
    }
  }
  return true;
}

/** Adds queueMicrotask, which the bare engine has not. */
export function installMicrotasks(global) {
  hidden(global, "queueMicrotask", function queueMicrotask(callback) {
    if (typeof callback !== "function") {
      throw new TypeError("queueMicrotask: the argument is not a function");
    }
    runLater(callback);
  });
}

async function runLater(job) {
  await undefined;
  try {
    job();
  } catch (error) {
    uncaught.report(error);
  }
}
