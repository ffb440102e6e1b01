// SPDX-License-Identifier: Apache-2.0
import { hidden } from "../define.js";
import { toText } from "./collator.js";
import { finishInterface, requireNew, requireOptions, setState, stateOf, stringOption } from "./options.js";

/** Defines Intl.Segmenter (ECMA-402 18). */
export function defineSegmenter(host, locales) {
  function Segmenter() {
    requireNew(this, Segmenter);
    const canonical = locales.canonicalList(arguments[0]);
    const options = requireOptions(arguments[1]);
    stringOption(options, "localeMatcher", ["lookup", "best fit"], "best fit");
    const found = locales.resolve(canonical, {});
    const granularity = stringOption(options, "granularity", ["grapheme", "word", "sentence"], "grapheme");
    return setState(this, { locale: found.locale, dataLocale: found.dataLocale, granularity });
  }

  finishInterface(Segmenter, "Segmenter", {
    segment(value) {
      const { granularity, dataLocale } = stateOf(this, Segmenter, "segment");
      const text = toText(value);
      return segmentsOf(text, granularity, host.intl("segments", text, granularity, dataLocale));
    },
    resolvedOptions() {
      const { locale, granularity } = stateOf(this, Segmenter, "resolvedOptions");
      return { locale, granularity };
    },
  });
  hidden(Segmenter, "supportedLocalesOf", locales.supportedLocalesOf());

  const segmentsPrototype = {};
  const iteratorPrototype = {};
  hidden(segmentsPrototype, "containing", function (index) {
    const { text, granularity, ends } = internals(this);
    const at = Math.trunc(Number(index)) || 0;
    if (at < 0 || at >= text.length) {
      return undefined;
    }
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle] >> 1 > at) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return segmentAt(text, granularity, ends, low);
  });
  hidden(segmentsPrototype, Symbol.iterator, function () {
    return setState(Object.create(iteratorPrototype), { segments: internals(this), next: 0 });
  });
  hidden(iteratorPrototype, "next", function () {
    const state = stateOf(this, Object, "next");
    const { text, granularity, ends } = state.segments;
    return state.next < ends.length
      ? { value: segmentAt(text, granularity, ends, state.next++), done: false }
      : { value: undefined, done: true };
  });
  hidden(iteratorPrototype, Symbol.iterator, function () {
    return this;
  });
  Object.defineProperty(iteratorPrototype, Symbol.toStringTag, { value: "Segmenter String Iterator", configurable: true });

  function internals(object) {
    return stateOf(object, Object, "segments");
  }

  function segmentsOf(text, granularity, ends) {
    return setState(Object.create(segmentsPrototype), { text, granularity, ends });
  }

  return Segmenter;
}

/** An end is twice an index, and one more if the segment is like a word. */
function segmentAt(text, granularity, ends, at) {
  const index = at === 0 ? 0 : ends[at - 1] >> 1;
  const segment = { segment: text.slice(index, ends[at] >> 1), index, input: text };
  if (granularity === "word") {
    segment.isWordLike = (ends[at] & 1) === 1;
  }
  return segment;
}
