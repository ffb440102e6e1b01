// SPDX-License-Identifier: Apache-2.0
// Attack: A module of an address.
// Outcome: refused-by-build /import/

import "http://127.0.0.1:8080/module.js";

export const onInvoke = () => new Response("x");
