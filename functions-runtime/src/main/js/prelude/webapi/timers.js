// SPDX-License-Identifier: Apache-2.0
import { required } from "./idl.js";

const LONGEST = 0x7fffffff;

/** Makes the timers (HTML 8.6). The host counts the time; handles are numbers, as in workers. */
export function makeTimers(host, report) {
  const active = new Map();
  let lastHandle = 0;

  function start(kind, handler, delay, values, where) {
    if (typeof handler !== "function") {
      throw new TypeError(where + ": the handler must be a function; code in a string is not run here");
    }
    const handle = ++lastHandle;
    arm(handle, { handler, values, delay: toDelay(delay), repeat: kind === "interval", timer: 0 });
    return handle;
  }

  function arm(handle, entry) {
    active.set(handle, entry);
    entry.timer = host.startTimer(entry.delay, () => fire(handle, entry));
  }

  function fire(handle, entry) {
    if (active.get(handle) !== entry) {
      return;
    }
    if (!entry.repeat) {
      active.delete(handle);
    }
    try {
      const { handler, values } = entry;
      handler.apply(undefined, values);
    } catch (error) {
      report(error);
    }
    if (entry.repeat && active.get(handle) === entry) {
      arm(handle, entry);
    }
  }

  function clear(handle) {
    const number = Number(handle);
    const entry = active.get(number);
    if (entry !== undefined) {
      active.delete(number);
      host.clearTimer(entry.timer);
    }
  }

  return {
    setTimeout(handler, delay, ...values) {
      required(arguments.length, 1, "setTimeout");
      return start("timeout", handler, delay, values, "setTimeout");
    },
    setInterval(handler, delay, ...values) {
      required(arguments.length, 1, "setInterval");
      return start("interval", handler, delay, values, "setInterval");
    },
    clearTimeout(handle) {
      clear(handle);
    },
    clearInterval(handle) {
      clear(handle);
    },
    /** For the runtime's own use: forgets the timers of an invocation that is over; the host has dropped them. */
    forgetAll() {
      active.clear();
    },
    /** For the runtime's own use: runs a step later; not to be cleared. */
    afterwards(delay, step) {
      host.startTimer(toDelay(delay), () => step());
    },
  };
}

function toDelay(value) {
  const delay = Math.floor(Number(value));
  return delay > 0 ? (delay > LONGEST ? LONGEST : delay) : 0;
}
