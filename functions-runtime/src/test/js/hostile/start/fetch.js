// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that asks an address it must not reach.
// Outcome: answers refused
// Outcome: start-failed

let outcome = "reached";
try {
  await fetch("http://127.0.0.1:8080/");
} catch {
  outcome = "refused";
}

export function onInvoke() {
  return new Response(outcome);
}
