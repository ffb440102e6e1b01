// SPDX-License-Identifier: Apache-2.0
// Attack: A comment that sends the build to a file for its source map.
// Outcome: answers built

export const onInvoke = () => new Response("built");
//# sourceMappingURL=file:///etc/passwd
