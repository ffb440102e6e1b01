// SPDX-License-Identifier: Apache-2.0
// Attack: A regular expression that is none.
// Outcome: refused-by-build

export const onInvoke = () => new Response(String(/(?<a>.)(?<a>.)[z-a]/u.test("x")));
