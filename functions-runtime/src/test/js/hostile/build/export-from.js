// SPDX-License-Identifier: Apache-2.0
// Attack: A file of the server, exported again.
// Outcome: refused-by-build

export * from "/etc/passwd";
export const onInvoke = () => new Response("x");
