// SPDX-License-Identifier: Apache-2.0
// Attack: A state machine that never reaches its last state.
// Outcome: timed-out

export function onInvoke() {
  let state = 0;
  for (;;) {
    switch (state) {
      case 0:
        state = 1;
        continue;
      case 1:
        state = 0;
        break;
      default:
        return new Response("ended");
    }
  }
}
