// SPDX-License-Identifier: Apache-2.0
import { getter, hidden } from "../define.js";
import { finishInterface, flagOption, setState, stateOf, stringOption, toOptions } from "./options.js";

/** Defines Intl.Collator (ECMA-402 10). */
export function defineCollator(host, locales) {
  function Collator() {
    const self = this instanceof Collator ? this : Object.create(Collator.prototype);
    return setState(self, initialize(arguments[0], arguments[1]));
  }

  function initialize(localeList, given) {
    const canonical = locales.canonicalList(localeList);
    const options = toOptions(given);
    const usage = stringOption(options, "usage", ["sort", "search"], "sort");
    stringOption(options, "localeMatcher", ["lookup", "best fit"], "best fit");
    stringOption(options, "collation", undefined, undefined);
    const numeric = flagOption(options, "numeric", undefined);
    const caseFirst = stringOption(options, "caseFirst", ["upper", "lower", "false"], undefined);
    const found = locales.resolve(canonical, {
      kf: { option: caseFirst, supports: (value) => value === "upper" || value === "lower" || value === "false" },
      kn: {
        option: numeric === undefined ? undefined : String(numeric),
        supports: (value) => value === "true" || value === "false",
      },
    });
    const state = {
      locale: found.locale,
      usage,
      sensitivity: stringOption(options, "sensitivity", ["base", "accent", "case", "variant"], "variant"),
      ignorePunctuation: flagOption(options, "ignorePunctuation", found.dataLocale.slice(0, 2) === "th"),
      collation: "default",
      numeric: found.kn === "true",
      caseFirst: found.kf === undefined ? "false" : found.kf,
      compare: undefined,
    };
    state.spec = [found.dataLocale, state.sensitivity, state.ignorePunctuation, state.numeric, state.caseFirst].join("|");
    return state;
  }

  finishInterface(Collator, "Collator", {
    resolvedOptions() {
      const state = stateOf(this, Collator, "resolvedOptions");
      return {
        locale: state.locale,
        usage: state.usage,
        sensitivity: state.sensitivity,
        ignorePunctuation: state.ignorePunctuation,
        collation: state.collation,
        numeric: state.numeric,
        caseFirst: state.caseFirst,
      };
    },
  });
  getter(Collator.prototype, "compare", function () {
    const state = stateOf(this, Collator, "compare");
    if (state.compare === undefined) {
      const { spec } = state;
      state.compare = (one, other) => host.intl("compare", spec, toText(one), toText(other));
      Object.defineProperty(state.compare, "name", { value: "", configurable: true });
    }
    return state.compare;
  });
  hidden(Collator, "supportedLocalesOf", locales.supportedLocalesOf());
  return Collator;
}

/** Converts as the abstract operation ToString does. */
export function toText(value) {
  if (typeof value === "symbol") {
    throw new TypeError("Cannot convert a Symbol value to a string");
  }
  return String(value);
}
