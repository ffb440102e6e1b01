// SPDX-License-Identifier: Apache-2.0
// Attack: Messages sent from every message.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = () => {
    port1.postMessage(1);
    port1.postMessage(1);
  };
  port1.postMessage(1);
  return new Promise(() => {});
}
