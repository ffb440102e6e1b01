// SPDX-License-Identifier: Apache-2.0
// Attack: A literal that the engine has no value for.
// Outcome: refused-by-build /BigInt/

export const onInvoke = () => new Response(String(10n ** 1000000n));
