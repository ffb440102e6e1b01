// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

/** Fired once, when all instances are closed: whoever still has something to store does it now; the database answers. */
public record ServerStopped() {}
