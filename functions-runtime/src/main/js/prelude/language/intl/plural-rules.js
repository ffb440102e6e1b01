// SPDX-License-Identifier: Apache-2.0
import { hidden } from "../define.js";
import { numberText, readDigits, specOf } from "./number-format.js";
import { finishInterface, requireNew, setState, stateOf, stringOption, toOptions, toParts } from "./options.js";

/** Defines Intl.PluralRules (ECMA-402 16). */
export function definePluralRules(host, locales) {
  function PluralRules() {
    requireNew(this, PluralRules);
    const canonical = locales.canonicalList(arguments[0]);
    const options = toOptions(arguments[1]);
    stringOption(options, "localeMatcher", ["lookup", "best fit"], "best fit");
    const type = stringOption(options, "type", ["cardinal", "ordinal"], "cardinal");
    const found = locales.resolve(canonical, {});
    const state = { locale: found.locale, dataLocale: found.dataLocale, type, numberingSystem: "latn", style: "decimal",
      notation: "standard", signDisplay: "never", useGrouping: false };
    readDigits(state, options, 0, 3, "standard");
    state.spec = specOf(state);
    return setState(this, state);
  }

  finishInterface(PluralRules, "PluralRules", {
    select(value) {
      const state = stateOf(this, PluralRules, "select");
      return categoryOf(host, state.dataLocale, state.type === "ordinal", state.spec, numberText(value));
    },
    selectRange(start, end) {
      const state = stateOf(this, PluralRules, "selectRange");
      if (start === undefined || end === undefined) {
        throw new TypeError("selectRange needs a start and an end");
      }
      const from = numberText(start);
      const to = numberText(end);
      if (from === "NaN" || to === "NaN") {
        throw new RangeError("Invalid number value: NaN");
      }
      // CLDR's table of ranges: in nearly all cases the category of the end.
      return categoryOf(host, state.dataLocale, state.type === "ordinal", state.spec, to);
    },
    resolvedOptions() {
      const state = stateOf(this, PluralRules, "resolvedOptions");
      const result = { locale: state.locale, type: state.type };
      const names = ["minimumIntegerDigits", "minimumFractionDigits", "maximumFractionDigits", "minimumSignificantDigits",
        "maximumSignificantDigits"];
      for (let i = 0; i < names.length; i++) {
        if (state[names[i]] !== undefined) {
          result[names[i]] = state[names[i]];
        }
      }
      result.pluralCategories = host.intl("pluralCategories", state.dataLocale, state.type === "ordinal");
      result.roundingIncrement = state.roundingIncrement;
      result.roundingMode = state.roundingMode;
      result.roundingPriority = state.roundingPriority;
      result.trailingZeroDisplay = state.trailingZeroDisplay;
      return result;
    },
  });
  hidden(PluralRules, "supportedLocalesOf", locales.supportedLocalesOf());
  return PluralRules;
}

/** Gives the plural category of a number as it is written with the given digits. */
export function categoryOf(host, locale, ordinal, spec, text) {
  const parts = toParts(host.intl("numberParts", spec, text));
  let integer = "";
  let fraction = "";
  for (let i = 0; i < parts.length; i++) {
    if (parts[i].type === "integer") {
      integer += parts[i].value;
    } else if (parts[i].type === "fraction") {
      fraction = parts[i].value;
    }
  }
  return integer === "" ? "other" : host.intl("plural", locale, ordinal, integer, fraction);
}
