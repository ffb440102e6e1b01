// SPDX-License-Identifier: Apache-2.0
// Feature: NumberFormat with a unit
// Status: differs
// Here: English has every unit in every length. Other languages get the symbol or the English short name.
export function test(log) {
  const days = (language) => new Intl.NumberFormat(language, { style: "unit", unit: "day", unitDisplay: "long" }).format(2);
  log(days("en"), days("de"), days("fr"));
}
//> 2 days 2 Tage 2 jours
//! 2 days 2 days 2 days
//v8! 2 days 2 days 2 days
