// SPDX-License-Identifier: Apache-2.0
// Attack: A file beside the function.
// Outcome: refused-by-build

import text from "../../../../../../etc/passwd" with { type: "text" };

export const onInvoke = () => new Response(text);
