// SPDX-License-Identifier: Apache-2.0
// Attack: Two ports that answer each other for ever.
// Outcome: timed-out

export function onInvoke() {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => port1.postMessage(1);
  port2.onmessage = () => port2.postMessage(1);
  port1.postMessage(1);
  return new Promise(() => {});
}
