// SPDX-License-Identifier: Apache-2.0
import { hidden } from "../define.js";
import { nameFunction } from "../classes.js";
import { defineCollator, toText } from "./collator.js";
import { calendarNames, defineDateTimeFormat } from "./date-time-format.js";
import { defineDisplayNames } from "./display-names.js";
import { defineListFormat } from "./list-format.js";
import { defineLocale } from "./locale.js";
import { defineNumberFormat, unitNames } from "./number-format.js";
import { makeLocales } from "./options.js";
import { definePluralRules } from "./plural-rules.js";
import { defineRelativeTimeFormat } from "./relative-time-format.js";
import { defineSegmenter } from "./segmenter.js";
import { installLocaleMethods } from "./to-locale.js";

/**
 * Adds Intl, and the methods of built-ins that follow a locale (ECMA-402). All of it is made when first used. Without a
 * wish the locale is en-US and the time zone UTC, wherever the server stands. Gives a function that gives what was made.
 */
export function installIntl(host, global) {
  const tools = once(() => makeTools(host));
  Object.defineProperty(global, "Intl", {
    get() {
      const { Intl } = tools();
      hidden(global, "Intl", Intl);
      return Intl;
    },
    set(replacement) {
      hidden(global, "Intl", replacement);
    },
    enumerable: false,
    configurable: true,
  });
  installLocaleMethods(host, tools);
  return tools;
}

function makeTools(host) {
  const locales = makeLocales(host);
  const makers = {
    Collator: () => defineCollator(host, locales),
    DateTimeFormat: () => dates().DateTimeFormat,
    DisplayNames: () => defineDisplayNames(host, locales),
    ListFormat: () => defineListFormat(host, locales),
    Locale: () => defineLocale(host, locales),
    NumberFormat: () => numbers(),
    PluralRules: () => definePluralRules(host, locales),
    RelativeTimeFormat: () => defineRelativeTimeFormat(host, locales),
    Segmenter: () => defineSegmenter(host, locales),
  };
  const dates = once(() => defineDateTimeFormat(host, locales));
  const numbers = once(() => defineNumberFormat(host, locales));
  const Intl = {};
  Object.defineProperty(Intl, Symbol.toStringTag, { value: "Intl", configurable: true });
  const names = Object.keys(makers);
  for (let i = 0; i < names.length; i++) {
    lazy(Intl, names[i], makers[names[i]]);
  }
  hidden(Intl, "getCanonicalLocales", nameFunction((list) => locales.canonicalList(list), "getCanonicalLocales"));
  hidden(Intl, "supportedValuesOf", nameFunction((key) => supportedValues(host, toText(key)), "supportedValuesOf"));
  return { Intl, locales, dates, numbers, collator: once(() => Intl.Collator) };
}

function supportedValues(host, key) {
  switch (key) {
    case "calendar":
      return calendarNames();
    case "collation":
      return [];
    case "currency":
    case "numberingSystem":
    case "timeZone":
      return host.intl("supported", key);
    case "unit":
      return unitNames();
    default:
      throw new RangeError("Invalid key : " + key);
  }
}

function lazy(object, name, make) {
  Object.defineProperty(object, name, {
    get() {
      const made = make();
      hidden(object, name, made);
      return made;
    },
    set(replacement) {
      hidden(object, name, replacement);
    },
    enumerable: false,
    configurable: true,
  });
}

function once(make) {
  let made = false;
  let value;
  return () => {
    if (!made) {
      value = make();
      made = true;
    }
    return value;
  };
}
