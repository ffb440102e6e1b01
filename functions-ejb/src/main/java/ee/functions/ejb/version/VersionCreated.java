// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

/** A version and its task are stored; observed after the transaction, to build the version. */
record VersionCreated(TaskKey task) {}
