// SPDX-License-Identifier: Apache-2.0
// One address for many workers: the first part of the path names the worker.

export default {
  fetch(request, env) {
    return env[new URL(request.url).pathname.split("/")[1]].fetch(request);
  },
};
