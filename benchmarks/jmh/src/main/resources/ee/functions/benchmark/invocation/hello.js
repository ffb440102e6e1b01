// SPDX-License-Identifier: Apache-2.0
// Next to nothing.

export const onInvoke = () => new Response("hello");
