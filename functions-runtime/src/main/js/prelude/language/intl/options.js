// SPDX-License-Identifier: Apache-2.0
// What the constructors of Intl share (ECMA-402 9): lists of locales, and options.
import { hidden } from "../define.js";
import { nameFunction } from "../classes.js";
import { sharedSymbol } from "../shared-symbols.js";

const defineProperty = Object.defineProperty;
const STATE = sharedSymbol("Intl");
const DEFAULT_LOCALE = "en-US";

/** Gives an object its state; assigned, since defining a property costs many times more. */
export function setState(object, state) {
  object[STATE] = state;
  return object;
}

/** Gives the state of an object, or fails as a method on a foreign object does. */
export function stateOf(object, Interface, method) {
  const state = typeof object === "object" && object !== null && object instanceof Interface ? object[STATE] : undefined;
  if (state === undefined) {
    throw new TypeError("Method Intl." + Interface.name + ".prototype." + method + " called on incompatible receiver "
        + describe(object));
  }
  return state;
}

function describe(value) {
  return typeof value === "object" || typeof value === "function" ? Object.prototype.toString.call(value) : String(value);
}

/** Finishes an interface: its name, its tag, and methods that are not enumerable. */
export function finishInterface(Interface, name, methods) {
  nameFunction(Interface, name);
  const prototype = Interface.prototype;
  const names = Object.keys(methods);
  for (let i = 0; i < names.length; i++) {
    hidden(prototype, names[i], nameFunction(methods[names[i]], names[i]));
  }
  defineProperty(prototype, Symbol.toStringTag, { value: "Intl." + name, configurable: true });
  defineProperty(Interface, "prototype", { writable: false });
  hidden(prototype, "constructor", Interface);
}

/** Fails if a constructor is called without new. */
export function requireNew(object, Interface) {
  if (!(object instanceof Interface)) {
    throw new TypeError("Constructor Intl." + Interface.name + " requires 'new'");
  }
}

/** Options of the older constructors: anything that can become an object. */
export function toOptions(options) {
  if (options === undefined) {
    return Object.create(null);
  }
  if (options === null) {
    throw new TypeError("Cannot convert undefined or null to object");
  }
  return Object(options);
}

/** Options of the newer constructors: an object or nothing. */
export function requireOptions(options) {
  if (options === undefined) {
    return Object.create(null);
  }
  if (options === null || (typeof options !== "object" && typeof options !== "function")) {
    throw new TypeError("The options must be an object");
  }
  return options;
}

/** Reads an option that is a string; values are those allowed, or undefined for any. */
export function stringOption(options, name, values, fallback) {
  const value = options[name];
  if (value === undefined) {
    return fallback;
  }
  if (typeof value === "symbol") {
    throw new TypeError("Cannot convert a Symbol value to a string");
  }
  const text = String(value);
  if (values !== undefined && values.indexOf(text) < 0) {
    throw new RangeError("Value " + text + " out of range for Intl options property " + name);
  }
  return text;
}

/** Reads an option that is a truth value. */
export function flagOption(options, name, fallback) {
  const value = options[name];
  return value === undefined ? fallback : Boolean(value);
}

/** Reads an option that is a whole number between bounds. */
export function numberOption(options, name, least, most, fallback) {
  return boundedNumber(options[name], name, least, most, fallback);
}

/** Checks a value that is a whole number between bounds. */
export function boundedNumber(value, name, least, most, fallback) {
  if (value === undefined) {
    return fallback;
  }
  const number = Number(value);
  if (!(number >= least && number <= most)) {
    throw new RangeError(name + " value is out of range.");
  }
  return Math.floor(number);
}

/** Makes the functions that need the host's locales. */
export function makeLocales(host) {
  /** CanonicalizeLocaleList: gives canonical tags, each once. */
  function canonicalList(locales) {
    const list = [];
    if (locales === undefined) {
      return list;
    }
    if (typeof locales === "string") {
      list[0] = canonical(locales);
      return list;
    }
    if (locales === null) {
      throw new TypeError("Cannot convert undefined or null to object");
    }
    if (isLocale(locales)) {
      list[0] = locales.toString();
      return list;
    }
    const object = Object(locales);
    const length = Math.min(Math.max(Math.floor(Number(object.length)) || 0, 0), 4294967295);
    for (let i = 0; i < length; i++) {
      if (i in object) {
        const value = object[i];
        if (typeof value !== "string" && (typeof value !== "object" || value === null)) {
          throw new TypeError("Incorrect locale information provided");
        }
        const tag = isLocale(value) ? value.toString() : canonical(String(value));
        if (list.indexOf(tag) < 0) {
          list[list.length] = tag;
        }
      }
    }
    return list;
  }

  function isLocale(value) {
    return typeof value === "object" && value !== null && value[STATE] !== undefined && value[STATE].isLocale === true;
  }

  function canonical(tag) {
    const found = host.intl("canonical", tag);
    if (found === null) {
      throw new RangeError("Incorrect locale information provided");
    }
    return found;
  }

  /**
   * ResolveLocale: gives the locale to use, and the values of its Unicode keywords. wanted gives for each keyword the
   * value of an option (or undefined), and says which values are supported; find gives the best locale for a tag.
   */
  function resolve(locales, wanted, find = best) {
    const requested = canonicalList(locales);
    let dataLocale = null;
    let keywords = {};
    for (let i = 0; i < requested.length && dataLocale === null; i++) {
      dataLocale = find(requested[i]);
      if (dataLocale !== null) {
        keywords = keywordsOf(requested[i]);
      }
    }
    if (dataLocale === null) {
      dataLocale = DEFAULT_LOCALE;
    }
    const resolved = { dataLocale, locale: dataLocale };
    let extension = "";
    const keys = Object.keys(wanted).sort();
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      const { option, supports } = wanted[key];
      let value;
      const inTag = keywords[key];
      if (inTag !== undefined && supports(inTag === "" ? "true" : inTag)) {
        value = inTag === "" ? "true" : inTag;
      }
      if (option !== undefined && option !== value && supports(option)) {
        value = option;
      } else if (value !== undefined) {
        extension += "-" + key + (value === "true" ? "" : "-" + value);
      }
      resolved[key] = value;
    }
    if (extension !== "") {
      resolved.locale = dataLocale + "-u" + extension;
    }
    return resolved;
  }

  function best(tag) {
    return host.intl("best", tag);
  }

  /** Gives the static method supportedLocalesOf. */
  function supportedLocalesOf(find = best) {
    return nameFunction(function (locales, options) {
      const requested = canonicalList(locales);
      stringOption(toOptions(options), "localeMatcher", ["lookup", "best fit"], "best fit");
      const supported = [];
      for (let i = 0; i < requested.length; i++) {
        if (find(requested[i]) !== null) {
          supported[supported.length] = requested[i];
        }
      }
      return supported;
    }, "supportedLocalesOf");
  }

  return { canonical, canonicalList, resolve, supportedLocalesOf };
}

/** Reads the Unicode keywords of a canonical tag. */
export function keywordsOf(tag) {
  const keywords = {};
  const from = tag.indexOf("-u-");
  const privateUse = tag.indexOf("-x-");
  if (from < 0 || (privateUse >= 0 && privateUse < from)) {
    return keywords;
  }
  const subtags = tag.slice(from + 3).split("-");
  let key = "";
  for (let i = 0; i < subtags.length && subtags[i].length > 1; i++) {
    if (subtags[i].length === 2) {
      key = subtags[i];
      keywords[key] = "";
    } else if (key !== "") {
      keywords[key] += (keywords[key] === "" ? "" : "-") + subtags[i];
    }
  }
  return keywords;
}

/** Says whether a text is a value that a Unicode keyword can have. */
export function isKeywordValue(text) {
  const parts = text.toLowerCase().split("-");
  for (let i = 0; i < parts.length; i++) {
    if (parts[i].length < 3 || parts[i].length > 8 || !isAlphanumeric(parts[i])) {
      return false;
    }
  }
  return true;
}

/** Says whether a text is made of ASCII letters and digits. */
export function isAlphanumeric(text) {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i) | 32;
    if (!((c >= 97 && c <= 122) || (text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57))) {
      return false;
    }
  }
  return text.length > 0;
}

/** Turns type and value by turns into the objects of formatToParts. */
export function toParts(flat) {
  const parts = [];
  for (let i = 0; i + 1 < flat.length; i += 2) {
    parts[i / 2] = { type: flat[i], value: flat[i + 1] };
  }
  return parts;
}
