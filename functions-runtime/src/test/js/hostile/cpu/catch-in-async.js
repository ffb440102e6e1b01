// SPDX-License-Identifier: Apache-2.0
// Attack: An async function that catches whatever happens and starts again.
// Outcome: timed-out

export async function onInvoke() {
  const spin = async () => {
    try {
      for (;;) await null;
    } catch {
      return spin();
    } finally {
      await spin();
    }
  };
  await spin();
}
