// SPDX-License-Identifier: Apache-2.0
import { hidden } from "../define.js";
import { finishInterface, requireNew, requireOptions, setState, stateOf, stringOption } from "./options.js";

/** Defines Intl.ListFormat (ECMA-402 13), for the languages of lists.properties. */
export function defineListFormat(host, locales) {
  const find = (tag) => {
    const best = host.intl("best", tag);
    return best !== null && host.intl("words", "lists", best, "conjunction") !== null ? best : null;
  };

  function ListFormat() {
    requireNew(this, ListFormat);
    const canonical = locales.canonicalList(arguments[0]);
    const options = requireOptions(arguments[1]);
    stringOption(options, "localeMatcher", ["lookup", "best fit"], "best fit");
    const found = locales.resolve(canonical, {}, find);
    const type = stringOption(options, "type", ["conjunction", "disjunction", "unit"], "conjunction");
    const style = stringOption(options, "style", ["long", "short", "narrow"], "long");
    const narrow = style === "narrow" ? host.intl("words", "lists", found.dataLocale, type + ".narrow") : null;
    const short = style !== "long" && narrow === null
      ? host.intl("words", "lists", found.dataLocale, type + ".short") : null;
    const words = narrow !== null ? narrow : short !== null ? short : host.intl("words", "lists", found.dataLocale, type);
    return setState(this, { locale: found.locale, type, style, between: words.split("|") });
  }

  function partsOf(state, list) {
    const texts = textsOf(list);
    const parts = [];
    for (let i = 0; i < texts.length; i++) {
      if (i > 0) {
        const between = texts.length === 2 ? 0 : i === texts.length - 1 ? 3 : i === 1 ? 1 : 2;
        const value = fitting(state, state.between[between], texts[i]);
        if (value !== "") {
          parts[parts.length] = { type: "literal", value };
        }
      }
      parts[parts.length] = { type: "element", value: texts[i] };
    }
    return parts;
  }

  finishInterface(ListFormat, "ListFormat", {
    format(list) {
      const parts = partsOf(stateOf(this, ListFormat, "format"), list);
      let text = "";
      for (let i = 0; i < parts.length; i++) {
        text += parts[i].value;
      }
      return text;
    },
    formatToParts(list) {
      return partsOf(stateOf(this, ListFormat, "formatToParts"), list);
    },
    resolvedOptions() {
      const { locale, type, style } = stateOf(this, ListFormat, "resolvedOptions");
      return { locale, type, style };
    },
  });
  hidden(ListFormat, "supportedLocalesOf", locales.supportedLocalesOf(find));
  return ListFormat;
}

function textsOf(list) {
  const texts = [];
  if (list === undefined) {
    return texts;
  }
  for (const value of list) {
    if (typeof value !== "string") {
      throw new TypeError("Iterable yielded " + String(value) + " which is not a string");
    }
    texts[texts.length] = value;
  }
  return texts;
}

/** Spanish "y" and "o" give way before their own sounds. */
function fitting(state, between, next) {
  if (state.locale.slice(0, 2) !== "es") {
    return between;
  }
  const start = next.slice(0, 4).toLowerCase();
  if (between === " y " && (start.charAt(0) === "i" || start.slice(0, 2) === "hi")
      && start.slice(0, 3) !== "hia" && start.slice(0, 3) !== "hie") {
    return " e ";
  }
  return between === " o " && (start.charAt(0) === "o" || start.slice(0, 2) === "ho" || start.charAt(0) === "8")
    ? " u " : between;
}
