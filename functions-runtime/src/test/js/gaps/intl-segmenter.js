// SPDX-License-Identifier: Apache-2.0
// Feature: Segmenter for words of Japanese, Chinese and Thai
// Status: differs
// Here: There is no dictionary: words end where the kind of character changes.
export function test(log) {
  const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
  log([...segmenter.segment("東京都に住んでいます")].map(({ segment }) => segment));
}
//> 東京,都,に,住,んで,い,ます
//! 東京都,に,住,んでいます
//v8! 東京都,に,住,んでいます
