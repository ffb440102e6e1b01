// SPDX-License-Identifier: Apache-2.0
// Attack: A text that ends the function that the build puts around a module.
// Outcome: refused-by-build

export const onInvoke = () => new Response("x");
}); (function () { return this; })(); (function () {
