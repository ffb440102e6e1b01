// SPDX-License-Identifier: Apache-2.0
import { getter } from "../define.js";
import { finishInterface, flagOption, isKeywordValue, keywordsOf, requireNew, setState, stateOf, stringOption, toOptions }
  from "./options.js";

const KEYWORDS = [["calendar", "ca"], ["collation", "co"], ["hourCycle", "hc"], ["caseFirst", "kf"], ["numeric", "kn"],
  ["numberingSystem", "nu"]];

/** Defines Intl.Locale (ECMA-402 14). */
export function defineLocale(host, locales) {
  function Locale() {
    requireNew(this, Locale);
    const tag = arguments[0];
    if (typeof tag !== "string" && (typeof tag !== "object" || tag === null)) {
      throw new TypeError("First argument to Intl.Locale constructor can't be empty or missing");
    }
    const options = toOptions(arguments[1]);
    let canonical = withBase(tag instanceof Locale ? tag.toString() : locales.canonical(String(tag)), options);
    const wanted = {};
    for (let i = 0; i < KEYWORDS.length; i++) {
      const value = keywordOption(options, KEYWORDS[i][0]);
      if (value !== undefined) {
        wanted[KEYWORDS[i][1]] = value;
      }
    }
    canonical = locales.canonical(withKeywords(canonical, wanted));
    return setState(this, stateFrom(canonical));
  }

  function keywordOption(options, name) {
    if (name === "hourCycle") {
      return stringOption(options, name, ["h11", "h12", "h23", "h24"], undefined);
    }
    if (name === "caseFirst") {
      return stringOption(options, name, ["upper", "lower", "false"], undefined);
    }
    if (name === "numeric") {
      const flag = flagOption(options, name, undefined);
      return flag === undefined ? undefined : String(flag);
    }
    const value = stringOption(options, name, undefined, undefined);
    if (value !== undefined && !isKeywordValue(value)) {
      throw new RangeError("Incorrect locale information provided");
    }
    return value;
  }

  /** Puts the options language, script and region in the place of those of the tag. */
  function withBase(canonical, options) {
    const language = stringOption(options, "language", undefined, undefined);
    const script = stringOption(options, "script", undefined, undefined);
    const region = stringOption(options, "region", undefined, undefined);
    if (language === undefined && script === undefined && region === undefined) {
      return canonical;
    }
    const state = stateFrom(canonical);
    const valid = (language === undefined || stateFrom(locales.canonical(language)).baseName.indexOf("-") < 0
        || language.indexOf("-") < 0)
      && (script === undefined || script.length === 4) && (region === undefined || region.length === 2 || region.length === 3);
    if (!valid) {
      throw new RangeError("Incorrect locale information provided");
    }
    const parts = [language === undefined ? state.language : language];
    const newScript = script === undefined ? state.script : script;
    const newRegion = region === undefined ? state.region : region;
    if (newScript !== undefined) {
      parts[parts.length] = newScript;
    }
    if (newRegion !== undefined) {
      parts[parts.length] = newRegion;
    }
    const tag = parts.join("-") + state.variants + canonical.slice(state.baseName.length);
    const changed = stateFrom(locales.canonical(tag));
    if ((script !== undefined && changed.script === undefined) || (region !== undefined && changed.region === undefined)) {
      throw new RangeError("Incorrect locale information provided");
    }
    return locales.canonical(tag);
  }

  function stateFrom(canonical) {
    const subtags = canonical.split("-");
    const state = { isLocale: true, canonical, language: subtags[0], script: undefined, region: undefined, variants: "",
      baseName: subtags[0], keywords: keywordsOf(canonical) };
    for (let i = 1; i < subtags.length && subtags[i].length > 1; i++) {
      const subtag = subtags[i];
      state.baseName += "-" + subtag;
      const isVariant = subtag.length > 4 || (subtag.length === 4 && subtag.charCodeAt(0) < 58);
      if (isVariant) {
        state.variants += "-" + subtag;
      } else if (subtag.length === 4) {
        state.script = subtag;
      } else {
        state.region = subtag;
      }
    }
    return state;
  }

  function likely(self, name, maximize) {
    const state = stateOf(self, Locale, name);
    return new Locale(host.intl("likely", state.canonical, maximize));
  }

  finishInterface(Locale, "Locale", {
    maximize() {
      return likely(this, "maximize", true);
    },
    minimize() {
      return likely(this, "minimize", false);
    },
    toString() {
      return stateOf(this, Locale, "toString").canonical;
    },
  });
  const members = ["baseName", "language", "script", "region"];
  for (let i = 0; i < members.length; i++) {
    const name = members[i];
    getter(Locale.prototype, name, function () {
      return stateOf(this, Locale, name)[name];
    });
  }
  for (let i = 0; i < KEYWORDS.length; i++) {
    const [name, key] = KEYWORDS[i];
    getter(Locale.prototype, name, function () {
      const value = stateOf(this, Locale, name).keywords[key];
      return name === "numeric" ? value === "" || value === "true" : value === "" ? (key === "kf" ? "" : "true") : value;
    });
  }
  return Locale;
}

/** Puts keywords into a canonical tag, in the place of those it has. */
function withKeywords(canonical, wanted) {
  const keys = Object.keys(wanted);
  if (keys.length === 0) {
    return canonical;
  }
  let added = "";
  for (let i = 0; i < keys.length; i++) {
    added += "-" + keys[i] + "-" + wanted[keys[i]];
  }
  const privateUse = canonical.indexOf("-x-");
  const end = privateUse < 0 ? canonical.length : privateUse;
  const from = canonical.slice(0, end).indexOf("-u-");
  if (from < 0) {
    return canonical.slice(0, end) + "-u" + added + canonical.slice(end);
  }
  // Of two equal keys the first one counts, so the new ones go in front of the old; attributes stay first.
  const subtags = canonical.slice(from + 3).split("-");
  let attributes = "";
  let at = 0;
  while (at < subtags.length && subtags[at].length > 2) {
    attributes += "-" + subtags[at++];
  }
  const rest = subtags.slice(at).join("-");
  return canonical.slice(0, from) + "-u" + attributes + added + (rest === "" ? "" : "-" + rest);
}
