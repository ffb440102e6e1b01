// SPDX-License-Identifier: Apache-2.0
// Attack: A module whose handler is exported and then changed to something else.
// Outcome: start-failed /onInvoke/
// Outcome: malformed
// Outcome: error .*Error
// Outcome: answers started

export let onInvoke = () => new Response("started");
onInvoke = 1;
