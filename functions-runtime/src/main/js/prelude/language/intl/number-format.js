// SPDX-License-Identifier: Apache-2.0
import { getter, hidden } from "../define.js";
import { boundedNumber, finishInterface, isAlphanumeric, isKeywordValue, numberOption, setState, stateOf, stringOption,
  toOptions, toParts } from "./options.js";

const UNITS = " acre bit byte celsius centimeter day degree fahrenheit fluid-ounce foot gallon gigabit gigabyte gram hectare"
    + " hour inch kilobit kilobyte kilogram kilometer liter megabit megabyte meter microsecond mile mile-scandinavian"
    + " milliliter millimeter millisecond minute month nanosecond ounce percent petabyte pound second stone terabit"
    + " terabyte week yard year ";
const INCREMENTS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000];
const MODES = ["ceil", "floor", "expand", "trunc", "halfCeil", "halfFloor", "halfExpand", "halfTrunc", "halfEven"];

/** The units that Intl.NumberFormat takes. */
export function unitNames() {
  return UNITS.trim().split(" ");
}

/** Defines Intl.NumberFormat (ECMA-402 15). */
export function defineNumberFormat(host, locales) {
  function NumberFormat() {
    const self = this instanceof NumberFormat ? this : Object.create(NumberFormat.prototype);
    return setState(self, initialize(arguments[0], arguments[1]));
  }

  function initialize(localeList, given) {
    const canonical = locales.canonicalList(localeList);
    const options = toOptions(given);
    stringOption(options, "localeMatcher", ["lookup", "best fit"], "best fit");
    const numbering = stringOption(options, "numberingSystem", undefined, undefined);
    if (numbering !== undefined && !isKeywordValue(numbering)) {
      throw new RangeError("Invalid numberingSystem : " + numbering);
    }
    const found = locales.resolve(canonical, { nu: { option: numbering, supports: isNumberingSystem(host) } });
    const state = {
      locale: found.locale,
      dataLocale: found.dataLocale,
      numberingSystem: found.nu === undefined ? host.intl("numbering", found.dataLocale) : found.nu,
      format: undefined,
    };
    readUnit(state, options);
    readNotation(state, options);
    state.signDisplay = stringOption(options, "signDisplay", ["auto", "never", "always", "exceptZero", "negative"], "auto");
    state.spec = specOf(state);
    return state;
  }

  function readUnit(state, options) {
    state.style = stringOption(options, "style", ["decimal", "percent", "currency", "unit"], "decimal");
    const currency = stringOption(options, "currency", undefined, undefined);
    if (currency === undefined) {
      if (state.style === "currency") {
        throw new TypeError("Currency code is required with currency style.");
      }
    } else if (currency.length !== 3 || !isAlphanumeric(currency) || hasDigit(currency)) {
      throw new RangeError("Invalid currency code : " + currency);
    }
    const display = stringOption(options, "currencyDisplay", ["code", "symbol", "narrowSymbol", "name"], "symbol");
    const sign = stringOption(options, "currencySign", ["standard", "accounting"], "standard");
    const unit = stringOption(options, "unit", undefined, undefined);
    if (unit === undefined) {
      if (state.style === "unit") {
        throw new TypeError("Unit is required with unit style.");
      }
    } else if (!isUnit(unit)) {
      throw new RangeError("Invalid unit argument for Intl.NumberFormat() '" + unit + "'");
    }
    const unitDisplay = stringOption(options, "unitDisplay", ["short", "narrow", "long"], "short");
    if (state.style === "currency") {
      state.currency = currency.toUpperCase();
      state.currencyDisplay = display;
      state.currencySign = sign;
    } else if (state.style === "unit") {
      state.unit = unit;
      state.unitDisplay = unitDisplay;
    }
  }

  function readNotation(state, options) {
    const notation = stringOption(options, "notation", ["standard", "scientific", "engineering", "compact"], "standard");
    let least = 0;
    let most = state.style === "percent" ? 0 : 3;
    if (state.style === "currency" && notation === "standard") {
      least = host.intl("currencyDigits", state.currency);
      most = least;
    }
    state.notation = notation;
    readDigits(state, options, least, most, notation);
    const compactDisplay = stringOption(options, "compactDisplay", ["short", "long"], "short");
    let grouping = "auto";
    if (notation === "compact") {
      state.compactDisplay = compactDisplay;
      grouping = "min2";
    }
    state.useGrouping = groupingOption(options.useGrouping, grouping);
  }

  finishInterface(NumberFormat, "NumberFormat", {
    resolvedOptions() {
      return resolvedOptions(stateOf(this, NumberFormat, "resolvedOptions"));
    },
    formatToParts(value) {
      const { spec } = stateOf(this, NumberFormat, "formatToParts");
      return toParts(host.intl("numberParts", spec, numberText(value)));
    },
    formatRange(start, end) {
      return range(stateOf(this, NumberFormat, "formatRange"), start, end);
    },
  });
  getter(NumberFormat.prototype, "format", function () {
    const state = stateOf(this, NumberFormat, "format");
    if (state.format === undefined) {
      const { spec } = state;
      state.format = (value) => host.intl("number", spec, numberText(value));
      // A bound function has no name.
      Object.defineProperty(state.format, "name", { value: "", configurable: true });
    }
    return state.format;
  });

  function range(state, start, end) {
    if (start === undefined || end === undefined) {
      throw new TypeError("formatRange needs a start and an end");
    }
    const from = numberText(start);
    const to = numberText(end);
    if (from === "NaN" || to === "NaN") {
      throw new RangeError("Invalid number value: NaN");
    }
    const first = host.intl("number", state.spec, from);
    const last = host.intl("number", state.spec, to);
    return first === last ? "~" + first : first + (state.style === "currency" ? " \u2013 " : "\u2013") + last;
  }

  hidden(NumberFormat, "supportedLocalesOf", locales.supportedLocalesOf());
  return NumberFormat;
}

/** Says whether a numbering system is known. */
export function isNumberingSystem(host) {
  return (name) => host.intl("supported", "numberingSystem").indexOf(name) >= 0;
}

function hasDigit(text) {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 58) {
      return true;
    }
  }
  return false;
}

function isUnit(unit) {
  const parts = unit.split("-per-");
  return parts.length <= 2 && isSimpleUnit(parts[0]) && (parts.length === 1 || isSimpleUnit(parts[1]));
}

function isSimpleUnit(unit) {
  return unit.indexOf(" ") < 0 && unit !== "" && UNITS.indexOf(" " + unit + " ") >= 0;
}

function groupingOption(value, fallback) {
  if (value === undefined) {
    return fallback;
  }
  if (value === true || value === "always") {
    return "always";
  }
  if (value === false || value === null || value === 0 || value === "") {
    return false;
  }
  const text = String(value);
  if (text === "true" || text === "false") {
    return fallback;
  }
  if (text !== "min2" && text !== "auto") {
    throw new RangeError("Value " + text + " out of range for Intl.NumberFormat options property useGrouping");
  }
  return text;
}

/** SetNumberFormatDigitOptions; also for Intl.PluralRules. */
export function readDigits(state, options, leastDefault, mostDefault, notation) {
  const minimumInteger = numberOption(options, "minimumIntegerDigits", 1, 21, 1);
  const givenLeast = options.minimumFractionDigits;
  const givenMost = options.maximumFractionDigits;
  const givenLeastSignificant = options.minimumSignificantDigits;
  const givenMostSignificant = options.maximumSignificantDigits;
  state.minimumIntegerDigits = minimumInteger;
  const increment = numberOption(options, "roundingIncrement", 1, 5000, 1);
  if (INCREMENTS.indexOf(increment) < 0) {
    throw new RangeError("roundingIncrement value is out of range.");
  }
  const mode = stringOption(options, "roundingMode", MODES, "halfExpand");
  const priority = stringOption(options, "roundingPriority", ["auto", "morePrecision", "lessPrecision"], "auto");
  const zeros = stringOption(options, "trailingZeroDisplay", ["auto", "stripIfInteger"], "auto");
  const hasSignificant = givenLeastSignificant !== undefined || givenMostSignificant !== undefined;
  const hasFraction = givenLeast !== undefined || givenMost !== undefined;
  const needsSignificant = priority !== "auto" || hasSignificant;
  const needsFraction = priority !== "auto" || !(hasSignificant || (!hasFraction && notation === "compact"));
  const most0 = increment === 1 ? mostDefault : leastDefault;
  if (needsSignificant) {
    const least = hasSignificant ? boundedNumber(givenLeastSignificant, "minimumSignificantDigits", 1, 21, 1) : 1;
    state.minimumSignificantDigits = least;
    state.maximumSignificantDigits = hasSignificant
      ? boundedNumber(givenMostSignificant, "maximumSignificantDigits", least, 21, 21)
      : 21;
  }
  if (needsFraction) {
    let least = boundedNumber(givenLeast, "minimumFractionDigits", 0, 100, undefined);
    let most = boundedNumber(givenMost, "maximumFractionDigits", 0, 100, undefined);
    if (least === undefined) {
      least = most === undefined ? leastDefault : Math.min(leastDefault, most);
      most = most === undefined ? Math.max(most0, least) : most;
    } else if (most === undefined) {
      most = Math.max(most0, least);
    } else if (least > most) {
      throw new RangeError("maximumFractionDigits value is out of range.");
    }
    state.minimumFractionDigits = least;
    state.maximumFractionDigits = most;
  }
  finishRounding(state, needsSignificant, needsFraction, priority);
  if (increment !== 1) {
    if (state.roundingType !== "fraction") {
      throw new TypeError("roundingIncrement needs rounding to fraction digits");
    }
    if (state.maximumFractionDigits !== state.minimumFractionDigits) {
      throw new RangeError("roundingIncrement needs as many maximum as minimum fraction digits");
    }
  }
  state.roundingIncrement = increment;
  state.roundingMode = mode;
  state.trailingZeroDisplay = zeros;
}

function finishRounding(state, needsSignificant, needsFraction, priority) {
  if (!needsSignificant && !needsFraction) {
    state.minimumFractionDigits = 0;
    state.maximumFractionDigits = 0;
    state.minimumSignificantDigits = 1;
    state.maximumSignificantDigits = 2;
    state.roundingType = "more";
    state.roundingPriority = "morePrecision";
    return;
  }
  state.roundingPriority = priority;
  state.roundingType = priority === "morePrecision" ? "more"
    : priority === "lessPrecision" ? "less"
      : needsSignificant ? "significant" : "fraction";
}

/** Writes the resolved options as the Java side reads them (NumberSpec.java). */
export function specOf(state) {
  const text = (value) => (value === undefined ? "" : String(value));
  return [state.dataLocale, state.numberingSystem, state.style, text(state.currency), text(state.currencyDisplay),
    text(state.currencySign), text(state.unit), text(state.unitDisplay), state.notation, text(state.compactDisplay),
    state.signDisplay, text(state.useGrouping), text(state.minimumIntegerDigits), text(state.minimumFractionDigits),
    text(state.maximumFractionDigits), text(state.minimumSignificantDigits), text(state.maximumSignificantDigits),
    state.roundingType, state.roundingMode, text(state.roundingIncrement), state.trailingZeroDisplay].join("|");
}

function resolvedOptions(state) {
  const result = {};
  const names = ["locale", "numberingSystem", "style", "currency", "currencyDisplay", "currencySign", "unit", "unitDisplay",
    "minimumIntegerDigits", "minimumFractionDigits", "maximumFractionDigits", "minimumSignificantDigits",
    "maximumSignificantDigits", "useGrouping", "notation", "compactDisplay", "signDisplay", "roundingIncrement",
    "roundingMode", "roundingPriority", "trailingZeroDisplay"];
  for (let i = 0; i < names.length; i++) {
    if (state[names[i]] !== undefined) {
      result[names[i]] = state[names[i]];
    }
  }
  return result;
}

/** Writes a value as a decimal number, "NaN" or "Infinity" with its sign; strings keep all their digits. */
export function numberText(value) {
  let number = value;
  if (typeof number === "object" || typeof number === "function") {
    number = toPrimitive(number);
  }
  if (typeof number === "symbol") {
    throw new TypeError("Cannot convert a Symbol value to a number");
  }
  if (typeof number === "bigint") {
    return String(number);
  }
  if (typeof number === "string") {
    const text = number.trim();
    if (isPlainDecimal(text)) {
      return text;
    }
  }
  number = Number(number);
  return number === 0 && 1 / number < 0 ? "-0" : String(number);
}

function toPrimitive(object) {
  if (object === null) {
    return 0;
  }
  const value = object.valueOf();
  return typeof value === "object" || typeof value === "function" ? String(object) : value;
}

/** Says whether a text is a decimal number without an exponent that the host can take as it is. */
function isPlainDecimal(text) {
  let digits = 0;
  let points = 0;
  for (let i = text.charAt(0) === "-" ? 1 : 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 46) {
      points++;
    } else if (c >= 48 && c <= 57) {
      digits++;
    } else {
      return false;
    }
  }
  return digits > 0 && digits < 500 && points < 2;
}
