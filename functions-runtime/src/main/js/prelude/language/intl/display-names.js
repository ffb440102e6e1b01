// SPDX-License-Identifier: Apache-2.0
import { hidden } from "../define.js";
import { finishInterface, isAlphanumeric, requireNew, setState, stateOf, stringOption } from "./options.js";
import { toText } from "./collator.js";

const TYPES = ["language", "region", "script", "currency", "calendar", "dateTimeField"];

/** Defines Intl.DisplayNames (ECMA-402 12). The JDK names neither calendars nor date fields: these are always missing. */
export function defineDisplayNames(host, locales) {
  function DisplayNames() {
    requireNew(this, DisplayNames);
    const canonical = locales.canonicalList(arguments[0]);
    const options = arguments[1];
    if (options === null || (typeof options !== "object" && typeof options !== "function")) {
      throw new TypeError("Intl.DisplayNames needs options");
    }
    stringOption(options, "localeMatcher", ["lookup", "best fit"], "best fit");
    const found = locales.resolve(canonical, {});
    const style = stringOption(options, "style", ["narrow", "short", "long"], "long");
    const type = stringOption(options, "type", TYPES, undefined);
    if (type === undefined) {
      throw new TypeError("Required option \"type\" must not be undefined");
    }
    const fallback = stringOption(options, "fallback", ["code", "none"], "code");
    const languageDisplay = stringOption(options, "languageDisplay", ["dialect", "standard"], "dialect");
    return setState(this, { locale: found.locale, dataLocale: found.dataLocale, style, type, fallback, languageDisplay });
  }

  function codeOf(type, code) {
    switch (type) {
      case "language": {
        const canonical = locales.canonical(code);
        if (canonical.indexOf("-u-") >= 0 || canonical.indexOf("-t-") >= 0 || canonical.indexOf("-x-") >= 0) {
          throw new RangeError("Invalid argument to Intl.DisplayNames.prototype.of");
        }
        return canonical;
      }
      case "region":
        require((code.length === 2 && isLetters(code)) || (code.length === 3 && isDigits(code)));
        return code.toUpperCase();
      case "script":
        require(code.length === 4 && isLetters(code));
        return code.charAt(0).toUpperCase() + code.slice(1).toLowerCase();
      case "currency":
        require(code.length === 3 && isLetters(code));
        return code.toUpperCase();
      default:
        require(code !== "");
        return code;
    }
  }

  finishInterface(DisplayNames, "DisplayNames", {
    of(value) {
      const state = stateOf(this, DisplayNames, "of");
      const code = codeOf(state.type, toText(value));
      const name = host.intl("displayName", state.type, code, state.dataLocale, state.languageDisplay);
      return name !== null ? name : state.fallback === "code" ? code : undefined;
    },
    resolvedOptions() {
      const { locale, style, type, fallback, languageDisplay } = stateOf(this, DisplayNames, "resolvedOptions");
      const result = { locale, style, type, fallback };
      if (type === "language") {
        result.languageDisplay = languageDisplay;
      }
      return result;
    },
  });
  hidden(DisplayNames, "supportedLocalesOf", locales.supportedLocalesOf());
  return DisplayNames;
}

function require(valid) {
  if (!valid) {
    throw new RangeError("Invalid argument to Intl.DisplayNames.prototype.of");
  }
}

function isLetters(text) {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 58) {
      return false;
    }
  }
  return isAlphanumeric(text);
}

function isDigits(text) {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 48 || text.charCodeAt(i) > 57) {
      return false;
    }
  }
  return true;
}
