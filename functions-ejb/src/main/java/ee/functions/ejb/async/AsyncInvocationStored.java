// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

/** A call waits that is due at once; observed after the transaction that has stored it. */
public record AsyncInvocationStored() {}
