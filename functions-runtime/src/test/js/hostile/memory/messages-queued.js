// SPDX-License-Identifier: Apache-2.0
// Attack: Messages that nobody takes from their port.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const { port1 } = new MessageChannel();
  const long = new Array(1000).fill("text");
  for (;;) port1.postMessage(long);
}
