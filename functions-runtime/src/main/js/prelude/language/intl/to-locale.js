// SPDX-License-Identifier: Apache-2.0
import { nameFunction } from "../classes.js";
import { hidden } from "../define.js";
import { typedArraysShowBy } from "../typed-arrays.js";
import { toText } from "./collator.js";

const SPECIAL_CASES = ["az", "lt", "tr"];
const MOST_KEPT = 50;

/** Gives the built-ins their methods that follow a locale (ECMA-402 19). They make Intl when they are first called. */
export function installLocaleMethods(host, tools) {
  const getTime = Date.prototype.getTime;
  const numberValue = Number.prototype.valueOf;
  const kept = {};
  let keptCount = 0;
  let plainCompare;

  /** Formatters without options are made once for each locale: that is how most code calls these methods. */
  function keep(kind, locales, options, make) {
    const plain = options === undefined && (locales === undefined || typeof locales === "string");
    if (!plain) {
      return make();
    }
    const key = kind + (locales === undefined ? "" : locales);
    let made = kept[key];
    if (made === undefined) {
      made = make();
      if (keptCount < MOST_KEPT) {
        kept[key] = made;
        keptCount++;
      }
    }
    return made;
  }

  function dateText(date, kind, locales, options, required, defaults) {
    const time = getTime.call(date);
    if (time !== time) {
      return "Invalid Date";
    }
    return keep(kind, locales, options, () => tools().dates().make(locales, options, required, defaults).format)(time);
  }

  method(Number.prototype, function toLocaleString(locales, options) {
    const value = numberValue.call(this);
    return keep("n", locales, options, () => new (tools().numbers())(locales, options).format)(value);
  }, "toLocaleString");
  method(Date.prototype, function toLocaleString(locales, options) {
    return dateText(this, "a", locales, options, "any", "all");
  }, "toLocaleString");
  method(Date.prototype, function toLocaleDateString(locales, options) {
    return dateText(this, "d", locales, options, "date", "date");
  }, "toLocaleDateString");
  method(Date.prototype, function toLocaleTimeString(locales, options) {
    return dateText(this, "t", locales, options, "time", "time");
  }, "toLocaleTimeString");
  method(String.prototype, function localeCompare(that, locales, options) {
    const one = thisText(this, "localeCompare");
    const other = toText(that);
    if (locales === undefined && options === undefined) {
      // The usual call, often thousands of times while something is sorted.
      if (plainCompare === undefined) {
        plainCompare = new (tools().collator())().compare;
      }
      return plainCompare(one, other);
    }
    return keep("c", locales, options, () => new (tools().collator())(locales, options).compare)(one, other);
  }, "localeCompare");
  method(String.prototype, function toLocaleUpperCase(locales) {
    return cased(thisText(this, "toLocaleUpperCase"), "upper", locales);
  }, "toLocaleUpperCase");
  method(String.prototype, function toLocaleLowerCase(locales) {
    return cased(thisText(this, "toLocaleLowerCase"), "lower", locales);
  }, "toLocaleLowerCase");
  method(Array.prototype, function toLocaleString(locales, options) {
    if (this === null || this === undefined) {
      throw new TypeError("Array.prototype.toLocaleString called on null or undefined");
    }
    const array = Object(this);
    const length = Math.min(Math.max(Math.floor(Number(array.length)) || 0, 0), 9007199254740991);
    let text = "";
    for (let i = 0; i < length; i++) {
      const member = array[i];
      text += (i === 0 ? "" : ",")
          + (member === undefined || member === null ? "" : toText(member.toLocaleString(locales, options)));
    }
    return text;
  }, "toLocaleString");
  typedArraysShowBy(Array.prototype.toLocaleString);

  function cased(text, operation, locales) {
    let language = "";
    if (locales !== undefined) {
      const requested = tools().locales.canonicalList(locales);
      language = requested.length === 0 ? "" : requested[0].split("-")[0];
    }
    return host.intl(operation, text, SPECIAL_CASES.indexOf(language) < 0 ? "und" : language);
  }
}

function method(object, implementation, name) {
  hidden(object, name, nameFunction(implementation, name));
}

function thisText(value, name) {
  if (value === null || value === undefined) {
    throw new TypeError("String.prototype." + name + " called on null or undefined");
  }
  return toText(value);
}
