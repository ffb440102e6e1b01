// SPDX-License-Identifier: Apache-2.0
// Feature: PluralRules with type ordinal
// Status: differs
// Here: About 25 languages have rules. Others, such as Welsh, Marathi and Bengali, answer other; Ligurian, Sardinian and Venetian answer as English does.
export function test(log) {
  log(["en", "it", "cy", "mr", "bn", "lij"].map((language) => new Intl.PluralRules(language, { type: "ordinal" }).select(1)));
}
//> one,other,one,one,one,other
//! one,other,other,other,other,one
//v8! one,other,other,other,other,one
