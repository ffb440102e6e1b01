// SPDX-License-Identifier: Apache-2.0
import { nameFunction } from "./classes.js";
import { hidden } from "./define.js";
import { members } from "./members.js";
import { constant } from "./symbols.js";
import { isObject, shown, toObject } from "./values.js";

const defineProperty = Object.defineProperty;

/** Replaces Date by a constructor that reads and shows times exactly (ECMA-262 21.4). Local time is UTC. */
export function installDates(host, global) {
  const NativeDate = global.Date;
  const { prototype, UTC } = NativeDate;
  const nativeParse = NativeDate.parse;
  const { getTime } = prototype;
  const toText = global.String;

  const parse = (value) => {
    const text = toText(value);
    const time = host.parseIsoDate(text);
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
  nameFunction(Date, "Date");
  defineProperty(Date, "prototype", { value: prototype, writable: false });
  members(Date, {
    now: NativeDate.now,
    parse(text) {
      return parse(text);
    },
    UTC() {
      return arguments.length === 0 ? NaN : UTC.apply(NativeDate, arguments);
    },
  }, { UTC: 7 });
  hidden(prototype, "constructor", Date);
  hidden(global, "Date", Date);

  const show = (self, text) => {
    const time = getTime.call(self);
    return time === time ? text(time) : "Invalid Date";
  };
  const { dateOnly, timeOnly, utcDate, isoDate } = host;
  const methods = {
    toDateString() {
      return show(this, dateOnly);
    },
    toISOString() {
      const time = getTime.call(this);
      if (time !== time) {
        throw new RangeError("Invalid time value");
      }
      return isoDate(time);
    },
    toString() {
      return show(this, (time) => dateOnly(time) + " " + timeOnly(time));
    },
    toTimeString() {
      return show(this, timeOnly);
    },
    toUTCString() {
      return show(this, utcDate);
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
