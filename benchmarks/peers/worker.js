// SPDX-License-Identifier: Apache-2.0
// The entry point of a function on workerd and miniflare.

import { enveloped, kvStoreFactory } from "adapter";
import { onInvoke } from "function";

export default {
  async fetch(request, env) {
    return onInvoke(enveloped(request, await request.text()), env, env.KV && kvStoreFactory(env.KV));
  },
};
