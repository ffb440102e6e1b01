// SPDX-License-Identifier: Apache-2.0
import { describe, required } from "./idl.js";
import { placeOf } from "./owners.js";

const LONGEST = 0x7fffffff;

/** Timers that were started by timers this deep wait at least some milliseconds (HTML 8.7, step 5). */
const DEEPEST = 5;
const LEAST_WHEN_DEEP = 4;

/** Makes the timers (HTML 8.7). The host counts the time; handles are numbers, as in workers. */
export function makeTimers(host, global, report, currentOwner) {
  const active = new Map();
  let lastHandle = 0;
  let depth = 0;

  function start(kind, handler, delay, values, where) {
    if (typeof handler !== "function") {
      throw new TypeError(where + ": the handler must be a function; code in a string is not run here");
    }
    const handle = ++lastHandle;
    arm(handle, { handler, values, delay: toDelay(delay), repeat: kind === "interval", timer: 0, depth,
      place: placeOf(currentOwner()) });
    return handle;
  }

  function arm(handle, entry) {
    const least = entry.depth > DEEPEST ? LEAST_WHEN_DEEP : 0;
    entry.depth++;
    entry.timer = host.startTimer(entry.delay < least ? least : entry.delay, () => fire(handle, entry));
    active.set(handle, entry);
  }

  function fire(handle, entry) {
    if (!entry.repeat || active.get(handle) !== entry) {
      host.clearTimer(entry.timer);
    }
    if (active.get(handle) !== entry) {
      return;
    }
    if (!entry.repeat) {
      active.delete(handle);
    }
    depth = entry.depth;
    try {
      const { handler, values } = entry;
      handler.apply(global, values);
    } catch (error) {
      report(error);
    }
    depth = 0;
    if (entry.repeat && active.get(handle) === entry) {
      // Its place was kept for it until now.
      host.clearTimer(entry.timer);
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

  const timers = {
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
  };
  describe(timers.setTimeout, "setTimeout", 1);
  describe(timers.setInterval, "setInterval", 1);
  describe(timers.clearTimeout, "clearTimeout", 0);
  describe(timers.clearInterval, "clearInterval", 0);
  /** For the runtime's own use: forgets the timers of an invocation that is over; the host has dropped them. */
  timers.forgetAll = (place) => {
    active.forEach((entry, handle) => {
      if (entry.place === place) {
        active.delete(handle);
      }
    });
  };
  /** For the runtime's own use: runs a step later; not to be cleared. */
  timers.afterwards = (delay, step) => {
    const timer = host.startTimer(delay > LONGEST ? LONGEST : delay, () => {
      host.clearTimer(timer);
      step();
    });
  };
  return timers;
}

// A long of Web IDL: what does not fit into 32 bits wraps around, and what is no number is zero.
function toDelay(value) {
  const delay = value | 0;
  return delay > 0 ? delay : 0;
}
