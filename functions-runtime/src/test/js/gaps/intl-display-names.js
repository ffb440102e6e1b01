// SPDX-License-Identifier: Apache-2.0
// Feature: DisplayNames
// Status: differs
// Here: language, region, script and currency. The types calendar and dateTimeField answer the code; variants of a language are written with the region in brackets.
export function test(log) {
  log(new Intl.DisplayNames("fr", { type: "language" }).of("de-AT"), new Intl.DisplayNames("fr", { type: "dateTimeField" }).of("month"));
}
//> allemand autrichien mois
//! allemand (Autriche) month
//v8! allemand (Autriche) month
