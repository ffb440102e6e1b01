// SPDX-License-Identifier: Apache-2.0
// Attack: A loop with a constant bound whose counter a closure sets back.
// Outcome: timed-out

export function onInvoke() {
  var i = 0;
  const reset = () => {
    i = 0;
  };
  for (i = 0; i < 10; i++) reset();
}
