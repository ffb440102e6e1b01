// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

/** Fired once, when the application begins to stop: whoever takes new work ends that now; nothing is closed yet. */
public record ServerStopping() {}
