// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

/** Names one item: namespaces belong to a site. */
public record KvKey(String siteId, String namespace, String key) {}
