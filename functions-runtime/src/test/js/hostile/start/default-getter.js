// SPDX-License-Identifier: Apache-2.0
// Attack: A default export whose handler is behind a getter that never returns.
// Outcome: start-failed /longer than|limit|memory/

export default {
  get fetch() {
    for (;;);
  },
  get onInvoke() {
    for (;;);
  },
};
