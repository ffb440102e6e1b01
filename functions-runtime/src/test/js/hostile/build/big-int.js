// SPDX-License-Identifier: Apache-2.0
// Attack: A literal that the engine has no value for.
// Outcome: refused-by-build /BigInt/
// Outcome on V8: answers 1000001

export const onInvoke = () => new Response(String(String(10n ** 1000000n).length));
