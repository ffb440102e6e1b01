// SPDX-License-Identifier: Apache-2.0
// An instance that runs several invocations at a time has a place for each; the number of an invocation tells its place, as
// Run.java makes it. What is left in a place when the next invocation comes to it is of one that is over.
const PLACES = 128;

/** The place of an invocation. */
export function placeOf(invocation) {
  return invocation % PLACES;
}
