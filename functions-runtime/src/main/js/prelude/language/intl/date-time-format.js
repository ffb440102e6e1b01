// SPDX-License-Identifier: Apache-2.0
import { getter, hidden } from "../define.js";
import { isNumberingSystem } from "./number-format.js";
import { finishInterface, flagOption, isKeywordValue, numberOption, setState, stateOf, stringOption, toOptions, toParts }
  from "./options.js";

const WIDTHS = ["narrow", "short", "long"];
const NUMERIC = ["2-digit", "numeric"];
const STYLES = ["full", "long", "medium", "short"];
const CALENDARS = ["buddhist", "gregory", "iso8601"];
const ZONE_NAMES = ["short", "long", "shortOffset", "longOffset", "shortGeneric", "longGeneric"];
const DATE_FIELDS = ["weekday", "year", "month", "day"];
const TIME_FIELDS = ["dayPeriod", "hour", "minute", "second", "fractionalSecondDigits"];
const MOST_MILLIS = 8.64e15;

/** The calendars that Intl.DateTimeFormat writes. */
export function calendarNames() {
  return CALENDARS.slice();
}

/** Defines Intl.DateTimeFormat (ECMA-402 11). make(locales, options, required, defaults) is CreateDateTimeFormat. */
export function defineDateTimeFormat(host, locales) {
  function DateTimeFormat() {
    const self = this instanceof DateTimeFormat ? this : Object.create(DateTimeFormat.prototype);
    return setState(self, initialize(arguments[0], arguments[1], "any", "date"));
  }

  function make(localeList, options, required, defaults) {
    return setState(Object.create(DateTimeFormat.prototype), initialize(localeList, options, required, defaults));
  }

  function initialize(localeList, given, required, defaults) {
    const canonical = locales.canonicalList(localeList);
    const options = toOptions(given);
    stringOption(options, "localeMatcher", ["lookup", "best fit"], "best fit");
    const calendar = keywordOption(options, "calendar");
    const numbering = keywordOption(options, "numberingSystem");
    const hour12 = flagOption(options, "hour12", undefined);
    const hourCycle = stringOption(options, "hourCycle", ["h11", "h12", "h23", "h24"], undefined);
    const found = locales.resolve(canonical, {
      ca: { option: calendar === "gregorian" ? "gregory" : calendar, supports: (name) => CALENDARS.indexOf(name) >= 0 },
      nu: { option: numbering, supports: isNumberingSystem(host) },
      hc: {
        option: hour12 === undefined ? hourCycle : undefined,
        supports: (name) => name === "h11" || name === "h12" || name === "h23" || name === "h24",
      },
    });
    const state = {
      locale: found.locale,
      dataLocale: found.dataLocale,
      calendar: found.ca === undefined ? "gregory" : found.ca,
      numberingSystem: found.nu === undefined ? host.intl("numbering", found.dataLocale) : found.nu,
      timeZone: zoneOption(options.timeZone),
      format: undefined,
      fields: undefined,
    };
    readFields(state, options);
    checkStyles(state);
    fillDefaults(state, required, defaults);
    let cycle = found.hc === undefined ? "" : found.hc;
    if (hour12 !== undefined) {
      cycle = hour12 ? (found.dataLocale.slice(0, 2) === "ja" ? "h11" : "h12") : "h23";
    }
    state.spec = specOf(state, cycle);
    return state;
  }

  function zoneOption(value) {
    if (value === undefined) {
      return "UTC";
    }
    const name = String(value);
    const known = host.intl("zone", name);
    if (known === null) {
      throw new RangeError("Invalid time zone specified: " + name);
    }
    return known;
  }

  /** Writes the resolved options as the Java side reads them (DateSpec.java). */
  function specOf(state, cycle) {
    const text = (value) => (value === undefined ? "" : String(value));
    return [state.dataLocale, state.numberingSystem, state.calendar, state.timeZone, cycle, text(state.dateStyle),
      text(state.timeStyle), text(state.weekday), text(state.era), text(state.year), text(state.month), text(state.day),
      text(state.dayPeriod), text(state.hour), text(state.minute), text(state.second), text(state.fractionalSecondDigits),
      text(state.timeZoneName)].join("|");
  }

  function timeOf(value) {
    const time = value === undefined ? host.wallMillis() : Number(value);
    if (!(time >= -MOST_MILLIS && time <= MOST_MILLIS)) {
      throw new RangeError("Invalid time value");
    }
    return time < 0 ? Math.ceil(time) : Math.floor(time);
  }

  function resolvedOptions(state) {
    const fields = resolvedFields(host, state);
    const result = { locale: state.locale, calendar: state.calendar, numberingSystem: state.numberingSystem,
      timeZone: state.timeZone };
    if (fields.hourCycle !== undefined) {
      result.hourCycle = fields.hourCycle;
      result.hour12 = fields.hourCycle === "h11" || fields.hourCycle === "h12";
    }
    if (state.dateStyle === undefined && state.timeStyle === undefined) {
      const names = ["weekday", "era", "year", "month", "day", "dayPeriod", "hour", "minute", "second",
        "fractionalSecondDigits", "timeZoneName"];
      for (let i = 0; i < names.length; i++) {
        const value = fields[names[i]];
        if (value !== undefined) {
          result[names[i]] = value;
        }
      }
    }
    if (state.dateStyle !== undefined) {
      result.dateStyle = state.dateStyle;
    }
    if (state.timeStyle !== undefined) {
      result.timeStyle = state.timeStyle;
    }
    return result;
  }

  finishInterface(DateTimeFormat, "DateTimeFormat", {
    resolvedOptions() {
      return resolvedOptions(stateOf(this, DateTimeFormat, "resolvedOptions"));
    },
    formatToParts(date) {
      const { spec } = stateOf(this, DateTimeFormat, "formatToParts");
      return toParts(host.intl("dateParts", spec, timeOf(date)));
    },
    formatRange(start, end) {
      const parts = range(stateOf(this, DateTimeFormat, "formatRange"), start, end);
      let text = "";
      for (let i = 0; i < parts.length; i++) {
        text += parts[i].value;
      }
      return text;
    },
    formatRangeToParts(start, end) {
      return range(stateOf(this, DateTimeFormat, "formatRangeToParts"), start, end);
    },
  });
  getter(DateTimeFormat.prototype, "format", function () {
    const state = stateOf(this, DateTimeFormat, "format");
    if (state.format === undefined) {
      const { spec } = state;
      state.format = (date) => host.intl("date", spec, timeOf(date));
      Object.defineProperty(state.format, "name", { value: "", configurable: true });
    }
    return state.format;
  });
  hidden(DateTimeFormat, "supportedLocalesOf", locales.supportedLocalesOf());

  /** Writes both ends in full; one end alone if they look the same. CLDR's shorter forms are not in the JDK. */
  function range(state, start, end) {
    if (start === undefined || end === undefined) {
      throw new TypeError("A range needs a start and an end");
    }
    const from = timeOf(start);
    const to = timeOf(end);
    const first = toParts(host.intl("dateParts", state.spec, from));
    if (host.intl("date", state.spec, from) === host.intl("date", state.spec, to)) {
      return withSource(first, "shared");
    }
    const last = toParts(host.intl("dateParts", state.spec, to));
    return withSource(first, "startRange")
        .concat([{ type: "literal", value: " \u2013 ", source: "shared" }], withSource(last, "endRange"));
  }

  return { DateTimeFormat, make };
}

function withSource(parts, source) {
  for (let i = 0; i < parts.length; i++) {
    parts[i].source = source;
  }
  return parts;
}

function keywordOption(options, name) {
  const value = stringOption(options, name, undefined, undefined);
  if (value !== undefined && !isKeywordValue(value)) {
    throw new RangeError("Invalid " + name + " : " + value);
  }
  return value === undefined ? undefined : value.toLowerCase();
}

function readFields(state, options) {
  state.weekday = stringOption(options, "weekday", WIDTHS, undefined);
  state.era = stringOption(options, "era", WIDTHS, undefined);
  state.year = stringOption(options, "year", NUMERIC, undefined);
  state.month = stringOption(options, "month", NUMERIC.concat(WIDTHS), undefined);
  state.day = stringOption(options, "day", NUMERIC, undefined);
  state.dayPeriod = stringOption(options, "dayPeriod", WIDTHS, undefined);
  state.hour = stringOption(options, "hour", NUMERIC, undefined);
  state.minute = stringOption(options, "minute", NUMERIC, undefined);
  state.second = stringOption(options, "second", NUMERIC, undefined);
  state.fractionalSecondDigits = numberOption(options, "fractionalSecondDigits", 1, 3, undefined);
  state.timeZoneName = stringOption(options, "timeZoneName", ZONE_NAMES, undefined);
  stringOption(options, "formatMatcher", ["basic", "best fit"], "best fit");
  state.dateStyle = stringOption(options, "dateStyle", STYLES, undefined);
  state.timeStyle = stringOption(options, "timeStyle", STYLES, undefined);
}

function checkStyles(state) {
  if (state.dateStyle === undefined && state.timeStyle === undefined) {
    return;
  }
  const fields = DATE_FIELDS.concat(TIME_FIELDS, ["era", "timeZoneName"]);
  for (let i = 0; i < fields.length; i++) {
    if (state[fields[i]] !== undefined) {
      throw new TypeError("Can't set option " + fields[i] + " when " + (state.dateStyle === undefined ? "timeStyle"
        : "dateStyle") + " is used");
    }
  }
}

function fillDefaults(state, required, defaults) {
  if (state.dateStyle !== undefined || state.timeStyle !== undefined) {
    if ((required === "date" && state.timeStyle !== undefined) || (required === "time" && state.dateStyle !== undefined)) {
      throw new TypeError("Invalid option : " + (required === "date" ? "timeStyle" : "dateStyle"));
    }
    return;
  }
  let needed = true;
  if (required === "date" || required === "any") {
    needed = needed && !hasAny(state, DATE_FIELDS);
  }
  if (required === "time" || required === "any") {
    needed = needed && !hasAny(state, TIME_FIELDS);
  }
  if (needed && (defaults === "date" || defaults === "all")) {
    state.year = "numeric";
    state.month = "numeric";
    state.day = "numeric";
  }
  if (needed && (defaults === "time" || defaults === "all")) {
    state.hour = "numeric";
    state.minute = "numeric";
    state.second = "numeric";
  }
}

function hasAny(state, fields) {
  for (let i = 0; i < fields.length; i++) {
    if (state[fields[i]] !== undefined) {
      return true;
    }
  }
  return false;
}

/** Reads from the pattern how each field is really written. */
function resolvedFields(host, state) {
  if (state.fields === undefined) {
    const fields = {};
    const flat = host.intl("dateFields", state.spec);
    for (let i = 0; i < flat.length; i += 2) {
      addField(fields, flat[i], Number(flat[i + 1]), state);
    }
    state.fields = fields;
  }
  return state.fields;
}

function addField(fields, letter, count, state) {
  const numeric = count === 2 ? "2-digit" : "numeric";
  switch (letter) {
    case "E":
    case "c":
      fields.weekday = count === 4 ? "long" : count === 5 ? "narrow" : "short";
      break;
    case "G":
      fields.era = count === 4 ? "long" : count === 5 ? "narrow" : "short";
      break;
    case "y":
    case "u":
      fields.year = numeric;
      break;
    case "M":
    case "L":
      fields.month = count < 3 ? numeric : count === 3 ? "short" : count === 4 ? "long" : "narrow";
      break;
    case "d":
      fields.day = numeric;
      break;
    case "B":
      fields.dayPeriod = state.dayPeriod;
      break;
    case "h":
    case "H":
    case "k":
    case "K":
      fields.hour = numeric;
      fields.hourCycle = letter === "h" ? "h12" : letter === "H" ? "h23" : letter === "K" ? "h11" : "h24";
      break;
    case "m":
      fields.minute = numeric;
      break;
    case "s":
      fields.second = numeric;
      break;
    case "S":
      fields.fractionalSecondDigits = count;
      break;
    case "z":
    case "v":
    case "O":
      fields.timeZoneName = state.timeZoneName;
      break;
    default:
  }
}
