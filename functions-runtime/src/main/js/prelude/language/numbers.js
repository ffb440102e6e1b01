// SPDX-License-Identifier: Apache-2.0
import { constant, members } from "./members.js";
import { toInteger } from "./values.js";

const { floor } = Math;
const MAX_SAFE = 9007199254740991;
const isFiniteNumber = (value) => typeof value === "number" && value - value === 0;
const { valueOf, toString } = Number.prototype;

/** Completes Number and its prototype (ECMA-262 21.1). */
export function installNumbers(host, global) {
  constant(Number, "EPSILON", 2.220446049250313e-16, true);
  constant(Number, "MAX_SAFE_INTEGER", MAX_SAFE, true);
  constant(Number, "MIN_SAFE_INTEGER", -MAX_SAFE, true);
  members(Number, statics);
  members(Number, { parseFloat: global.parseFloat, parseInt: global.parseInt });
  members(Number.prototype, methods(host.compute));
}

const statics = {
  isFinite(value) {
    return isFiniteNumber(value);
  },
  isInteger(value) {
    return isFiniteNumber(value) && floor(value) === value;
  },
  isNaN(value) {
    return typeof value === "number" && value !== value;
  },
  isSafeInteger(value) {
    return isFiniteNumber(value) && floor(value) === value && value <= MAX_SAFE && value >= -MAX_SAFE;
  },
};

function digitsIn(value, least, most, method, what) {
  const digits = toInteger(value);
  if (digits < least || digits > most) {
    throw new RangeError(method + "() " + what + " must be between " + least + " and " + most);
  }
  return digits;
}

// The shortest digits of a number in scientific notation, made of those that its text has.
function shortestExponential(number) {
  const shown = "" + number;
  const sign = number < 0 ? "-" : "";
  const size = number < 0 ? shown.substring(1) : shown;
  if (size.indexOf("e") >= 0) {
    return shown;
  }
  const point = size.indexOf(".");
  const whole = point < 0 ? size : size.substring(0, point);
  let digits = point < 0 ? size : whole + size.substring(point + 1);
  let exponent = whole.length - 1;
  while (digits.length > 1 && digits.charAt(0) === "0") {
    digits = digits.substring(1);
    exponent--;
  }
  while (digits.length > 1 && digits.charAt(digits.length - 1) === "0") {
    digits = digits.substring(0, digits.length - 1);
  }
  const mantissa = digits.length === 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
  return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
}

function methods(compute) {
  return {
    toExponential(fractionDigits) {
      const number = valueOf.call(this);
      const digits = toInteger(fractionDigits);
      if (!isFiniteNumber(number)) {
        return "" + number;
      }
      digitsIn(digits, 0, 100, "toExponential", "argument");
      return fractionDigits === undefined
        ? (number === 0 ? "0e+0" : shortestExponential(number)) : compute("exponential", number, digits);
    },
    toFixed(fractionDigits) {
      const number = valueOf.call(this);
      const digits = digitsIn(fractionDigits, 0, 100, "toFixed", "digits argument");
      return number < 1e21 && number > -1e21 ? compute("fixed", number, digits) : "" + number;
    },
    toPrecision(precision) {
      const number = valueOf.call(this);
      if (precision === undefined) {
        return "" + number;
      }
      const digits = toInteger(precision);
      if (!isFiniteNumber(number)) {
        return "" + number;
      }
      return compute("precise", number, digitsIn(digits, 1, 100, "toPrecision", "argument"));
    },
    toString(radix) {
      const number = valueOf.call(this);
      const base = radix === undefined ? 10 : toInteger(radix);
      if (base < 2 || base > 36) {
        throw new RangeError("toString() radix must be between 2 and 36");
      }
      if (base === 10 || !isFiniteNumber(number) || (number | 0) === number) {
        return toString.call(number, base);
      }
      return compute("inRadix", number, base);
    },
  };
}
