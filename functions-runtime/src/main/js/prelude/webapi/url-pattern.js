// SPDX-License-Identifier: Apache-2.0
export function defineUrlPattern(web, host) {
  return class URLPattern {};
}
