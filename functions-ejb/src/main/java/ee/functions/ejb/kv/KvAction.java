// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

/** What can be done to the key-value store. */
public enum KvAction {
    /** Read an item. */
    GET,
    /** Write an item. */
    SET,
    /** Delete an item. */
    DELETE,
    /** Change an item if it is as expected. */
    TEST_AND_SET,
    /** List some items or namespaces. */
    LIST
}
