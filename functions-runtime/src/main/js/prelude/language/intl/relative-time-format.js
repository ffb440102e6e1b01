// SPDX-License-Identifier: Apache-2.0
import { hidden } from "../define.js";
import { isNumberingSystem, numberText, readDigits, specOf } from "./number-format.js";
import { finishInterface, requireNew, requireOptions, setState, stateOf, stringOption, toParts } from "./options.js";
import { categoryOf } from "./plural-rules.js";

const UNITS = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"];

/** Defines Intl.RelativeTimeFormat (ECMA-402 17), for the languages of relative-time.properties. */
export function defineRelativeTimeFormat(host, locales) {
  const find = (tag) => {
    const best = host.intl("best", tag);
    return best !== null && host.intl("words", "relative-time", best, "day") !== null ? best : null;
  };

  function RelativeTimeFormat() {
    requireNew(this, RelativeTimeFormat);
    const canonical = locales.canonicalList(arguments[0]);
    const options = requireOptions(arguments[1]);
    stringOption(options, "localeMatcher", ["lookup", "best fit"], "best fit");
    const numbering = stringOption(options, "numberingSystem", undefined, undefined);
    const found = locales.resolve(canonical, { nu: { option: numbering, supports: isNumberingSystem(host) } }, find);
    const state = { locale: found.locale, dataLocale: found.dataLocale, notation: "standard", signDisplay: "auto",
      useGrouping: "auto", numberingSystem: found.nu === undefined ? host.intl("numbering", found.dataLocale) : found.nu };
    const numbers = Object.assign({}, state, { style: "decimal" });
    readDigits(numbers, {}, 0, 3, "standard");
    state.spec = specOf(numbers);
    state.plainSpec = specOf(Object.assign({}, numbers, { numberingSystem: "latn", useGrouping: false }));
    state.style = stringOption(options, "style", ["long", "short", "narrow"], "long");
    state.numeric = stringOption(options, "numeric", ["always", "auto"], "always");
    return setState(this, state);
  }

  function unitOf(value) {
    const text = String(value);
    const unit = text.charAt(text.length - 1) === "s" ? text.slice(0, -1) : text;
    if (UNITS.indexOf(unit) < 0) {
      throw new RangeError("Invalid unit argument for Intl.RelativeTimeFormat.prototype.format() '" + text + "'");
    }
    return unit;
  }

  function partsOf(state, value, unitName) {
    const text = numberText(value);
    const unit = unitOf(unitName);
    if (text === "NaN" || text === "Infinity" || text === "-Infinity") {
      throw new RangeError("Value need to be finite number for Intl.RelativeTimeFormat.prototype.format()");
    }
    let entry = state.style === "long" ? null
      : host.intl("words", "relative-time", state.dataLocale, state.style + "." + unit);
    if (entry === null) {
      entry = host.intl("words", "relative-time", state.dataLocale, unit);
    }
    const columns = entry.split("|");
    const words = columns.length > 2 ? columns[2].split("/") : [];
    const number = Number(text);
    if (state.numeric === "auto" && number >= -2 && number <= 2 && words[number + 2]) {
      return [{ type: "literal", value: words[number + 2] }];
    }
    const past = text.charAt(0) === "-";
    const magnitude = past ? text.slice(1) : text;
    const category = categoryOf(host, state.dataLocale, false, state.plainSpec, magnitude);
    const form = formOf(columns[past ? 1 : 0], category);
    const at = form.indexOf("{}");
    const parts = [];
    if (at < 0) {
      return [{ type: "literal", value: form }];
    }
    if (at > 0) {
      parts[0] = { type: "literal", value: form.slice(0, at) };
    }
    const digits = toParts(host.intl("numberParts", state.spec, magnitude));
    for (let i = 0; i < digits.length; i++) {
      parts[parts.length] = { type: digits[i].type, value: digits[i].value, unit };
    }
    if (at + 2 < form.length) {
      parts[parts.length] = { type: "literal", value: form.slice(at + 2) };
    }
    return parts;
  }

  finishInterface(RelativeTimeFormat, "RelativeTimeFormat", {
    format(value, unit) {
      const parts = partsOf(stateOf(this, RelativeTimeFormat, "format"), value, unit);
      let text = "";
      for (let i = 0; i < parts.length; i++) {
        text += parts[i].value;
      }
      return text;
    },
    formatToParts(value, unit) {
      return partsOf(stateOf(this, RelativeTimeFormat, "formatToParts"), value, unit);
    },
    resolvedOptions() {
      const { locale, style, numeric, numberingSystem } = stateOf(this, RelativeTimeFormat, "resolvedOptions");
      return { locale, style, numeric, numberingSystem };
    },
  });
  hidden(RelativeTimeFormat, "supportedLocalesOf", locales.supportedLocalesOf(find));
  return RelativeTimeFormat;
}

/** Picks the form of a plural category; "other" stands in for those that look the same. */
function formOf(column, category) {
  const forms = column.split("/");
  let other = "";
  for (let i = 0; i < forms.length; i++) {
    const equals = forms[i].indexOf("=");
    const name = forms[i].slice(0, equals);
    if (name === category) {
      return forms[i].slice(equals + 1);
    }
    if (name === "other") {
      other = forms[i].slice(equals + 1);
    }
  }
  return other;
}
