// SPDX-License-Identifier: Apache-2.0
// Attack: Comments that give orders to the compiler.
// Outcome: timed-out

/** @fileoverview @suppress {everything} @externs @nocompile */
/** @const @define {boolean} */
const flag = true;
/** @nosideeffects @pureOrBreakMyCode @return {undefined} */
function spin() {
  for (;;);
}

export function onInvoke() {
  spin();
  return new Response(`${flag}`);
}
