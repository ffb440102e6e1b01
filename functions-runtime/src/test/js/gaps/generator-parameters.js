// SPDX-License-Identifier: Apache-2.0
// Feature: Wrong arguments of a generator
// Status: differs
// Here: A pattern that cannot be taken apart throws at the first `next()`, not at the call.
export function test(log) {
  function* each({ list }) {
    yield* list;
  }
  try {
    const values = each(null);
    log("called");
    values.next();
  } catch (error) {
    log(error.name);
  }
}
//> TypeError
//! called
//! TypeError
