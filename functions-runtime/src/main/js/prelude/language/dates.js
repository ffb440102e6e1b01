// SPDX-License-Identifier: Apache-2.0
import { nameFunction } from "./classes.js";
import { constant, constructor, members } from "./members.js";
import { isObject, shown, toObject } from "./values.js";

const toText = String;

/** Replaces Date by a constructor that reads and shows times exactly (ECMA-262 21.4). Local time is UTC. */
export function installDates(host, global) {
  const NativeDate = global.Date;
  const { prototype, UTC } = NativeDate;
  const nativeParse = NativeDate.parse;
  const { getTime } = prototype;
  const { compute } = host;

  const parse = (value) => {
    const text = toText(value);
    const time = compute("parseIsoDate", text);
    return time === null ? nativeParse(text) : time;
  };
  const timeOf = (value) => {
    if (isObject(value)) {
      if (value instanceof Date) {
        return getTime.call(value);
      }
      const primitive = ordinary(value);
      return typeof primitive === "string" ? parse(primitive) : +primitive;
    }
    return typeof value === "string" ? parse(value) : +value;
  };
  // As + does: without a hint.
  const ordinary = (value) => {
    const method = value[Symbol.toPrimitive];
    if (method !== undefined && method !== null) {
      return method.call(value, "default");
    }
    let result = value.valueOf();
    if (isObject(result)) {
      result = toText(value);
    }
    return result;
  };
  const Date = function (year, month, day, hours, minutes, seconds, ms) {
    if (!(this instanceof Date)) {
      return new NativeDate().toString();
    }
    switch (arguments.length) {
      case 0:
        return new NativeDate();
      case 1:
        return new NativeDate(timeOf(year));
      case 2:
        return new NativeDate(year, month);
      case 3:
        return new NativeDate(year, month, day);
      case 4:
        return new NativeDate(year, month, day, hours);
      case 5:
        return new NativeDate(year, month, day, hours, minutes);
      case 6:
        return new NativeDate(year, month, day, hours, minutes, seconds);
      default:
        return new NativeDate(year, month, day, hours, minutes, seconds, ms);
    }
  };
  constructor(global, "Date", Date, prototype, 7);
  members(Date, {
    now: NativeDate.now,
    parse(text) {
      return parse(text);
    },
    UTC() {
      return arguments.length === 0 ? NaN : UTC.apply(NativeDate, arguments);
    },
  }, { UTC: 7 });

  const show = (self, what) => {
    const time = getTime.call(self);
    return time === time ? compute(what, time) : "Invalid Date";
  };
  const methods = {
    toDateString() {
      return show(this, "date");
    },
    toISOString() {
      const time = getTime.call(this);
      if (time !== time) {
        throw new RangeError("Invalid time value");
      }
      return compute("isoDate", time);
    },
    toString() {
      const date = show(this, "date");
      return date === "Invalid Date" ? date : date + " " + show(this, "time");
    },
    toTimeString() {
      return show(this, "time");
    },
    toUTCString() {
      return show(this, "utcDate");
    },
  };
  members(prototype, methods);
  members(prototype, { toGMTString: methods.toUTCString });
  constant(prototype, Symbol.toPrimitive, nameFunction(function (hint) {
    const object = toObject(this);
    if (hint !== "string" && hint !== "default" && hint !== "number") {
      throw new TypeError("Invalid hint: " + shown(hint));
    }
    const first = hint === "number" ? "valueOf" : "toString";
    const second = hint === "number" ? "toString" : "valueOf";
    for (let name = first; ; name = second) {
      if (typeof object[name] === "function") {
        const result = object[name]();
        if (!isObject(result)) {
          return result;
        }
      }
      if (name === second) {
        throw new TypeError("Cannot convert object to primitive value");
      }
    }
  }, "[Symbol.toPrimitive]"));
}
