// SPDX-License-Identifier: Apache-2.0
// Local time is UTC, wherever the server stands: the engine would take the zone of its process, without its rules.
import { hidden } from "../language/define.js";
import { isObject } from "../language/values.js";
import { method, replaceConstructor } from "./replace.js";

const { apply, construct } = Reflect;
const { defineProperty } = Object;
const { exec } = RegExp.prototype;
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LOCAL = ["Date", "Day", "FullYear", "Hours", "Milliseconds", "Minutes", "Month", "Seconds"];
const ISO = /^\s*(?:\d{4}|[+-]\d{6})(?:-\d\d){0,2}(T.*)?$/;
const ZONE = /(?:\b(?:z|ut|utc|gmt|[ecmp][sd]t)\b|\dz\b|:\d\d(?:\.\d+)?\s*[+-]\d{1,2}(?::?\d\d)?\s*(?:\(.*)?$)/i;

/** Gives Date and its prototype their meaning in UTC (ECMA-262 21.4). */
export function installDates(global) {
  const NativeDate = global.Date;
  const { prototype, UTC } = NativeDate;
  const nativeParse = NativeDate.parse;
  const { getTime, getTimezoneOffset, getUTCDate, getUTCDay, getUTCFullYear, getUTCHours, getUTCMinutes, getUTCMonth,
    getUTCSeconds, setUTCFullYear, setTime } = prototype;
  const get = (getter, date) => apply(getter, date, []);

  /** The engine reads a text without a zone in that of the process; the two differ by as much as it says. */
  function parseText(text) {
    const time = nativeParse(text);
    if (time !== time || hasZone(text)) {
      return time;
    }
    return time - get(getTimezoneOffset, new NativeDate(time)) * 60000;
  }

  function timeOf(value) {
    if (!isObject(value)) {
      return typeof value === "string" ? parseText(value) : value;
    }
    try {
      return get(getTime, value);
    } catch (error) {
      const primitive = ordinary(value);
      return typeof primitive === "string" ? parseText(primitive) : primitive;
    }
  }

  function ordinary(value) {
    const conversion = value[Symbol.toPrimitive];
    if (conversion !== undefined && conversion !== null) {
      return apply(conversion, value, ["default"]);
    }
    const result = typeof value.valueOf === "function" ? value.valueOf() : value;
    return isObject(result) ? `${value}` : result;
  }

  const Date = replaceConstructor(global, "Date", (given, newTarget) => {
    switch (given.length) {
      case 0:
        return construct(NativeDate, [], newTarget);
      case 1:
        return construct(NativeDate, [timeOf(given[0])], newTarget);
      default:
        return construct(NativeDate, [apply(UTC, undefined, given)], newTarget);
    }
  }, () => get(prototype.toString, new NativeDate()));
  const statics = {
    parse(text) {
      return parseText(`${text}`);
    },
  };
  method(Date, statics.parse);

  for (let i = 0; i < LOCAL.length; i++) {
    asUtc(prototype, "get" + LOCAL[i], prototype["getUTC" + LOCAL[i]]);
    if (LOCAL[i] !== "Day") {
      asUtc(prototype, "set" + LOCAL[i], prototype["setUTC" + LOCAL[i]]);
    }
  }

  const pad = (number) => (number < 10 ? "0" : "") + number;
  const year = (date) => {
    const number = get(getUTCFullYear, date);
    const size = number < 0 ? -number : number;
    return (number < 0 ? "-" : "") + (size < 10 ? "000" : size < 100 ? "00" : size < 1000 ? "0" : "") + size;
  };
  const dateText = (date) => DAYS[get(getUTCDay, date)] + " " + MONTHS[get(getUTCMonth, date)] + " "
      + pad(get(getUTCDate, date)) + " " + year(date);
  const timeText = (date) => pad(get(getUTCHours, date)) + ":" + pad(get(getUTCMinutes, date)) + ":"
      + pad(get(getUTCSeconds, date)) + " GMT+0000 (Coordinated Universal Time)";
  const shown = (date, show) => {
    const time = get(getTime, date);
    return time === time ? show(date) : "Invalid Date";
  };
  const methods = {
    getTimezoneOffset() {
      const time = get(getTime, this);
      return time === time ? 0 : NaN;
    },
    getYear() {
      return get(getUTCFullYear, this) - 1900;
    },
    setYear(value) {
      const time = get(getTime, this);
      const number = +value;
      if (number !== number) {
        return apply(setTime, this, [NaN]);
      }
      if (time !== time) {
        apply(setTime, this, [0]);
      }
      const whole = number < 0 ? Math.ceil(number) : Math.floor(number);
      return apply(setUTCFullYear, this, [whole >= 0 && whole <= 99 ? whole + 1900 : number]);
    },
    toDateString() {
      return shown(this, dateText);
    },
    toString() {
      return shown(this, (date) => dateText(date) + " " + timeText(date));
    },
    toTimeString() {
      return shown(this, timeText);
    },
  };
  for (const name of Object.keys(methods)) {
    hidden(prototype, name, methods[name]);
  }
}

function asUtc(prototype, name, native) {
  const replacement = {
    [name](...given) {
      return apply(native, this, given);
    },
  }[name];
  defineProperty(replacement, "length", { value: native.length, configurable: true });
  hidden(prototype, name, replacement);
}

/** A date alone is in UTC already; a date and a time are local if nothing follows them. */
function hasZone(text) {
  const iso = apply(exec, ISO, [text]);
  return (iso !== null && iso[1] === undefined) || apply(exec, ZONE, [text]) !== null;
}
