// SPDX-License-Identifier: Apache-2.0
// Attack: A file of the server.
// Outcome: refused-by-build /import/

import text from "file:///etc/passwd";

export const onInvoke = () => new Response(text);
