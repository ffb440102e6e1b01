// SPDX-License-Identifier: Apache-2.0
// Feature: Order of Chinese texts
// Status: differs
// Here: Characters are sorted by code point, not by pinyin or strokes. About 30 other languages have their own order, the rest the common one.
export function test(log) {
  log(["王", "李", "张"].sort(new Intl.Collator("zh").compare));
}
//> 李,王,张
//! 张,李,王
//v8! 张,李,王
