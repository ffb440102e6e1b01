// SPDX-License-Identifier: Apache-2.0
// Attack: A text of millions of letters cut into words, without end.
// Outcome: error RangeError /up to 100000 characters/

export function onInvoke() {
  const text = "a b ".repeat(1_000_000);
  for (;;) [...new Intl.Segmenter("en", { granularity: "word" }).segment(text)];
}
