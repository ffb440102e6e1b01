// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

/**
 * Fired once, when schema, executors and JavaScript host are ready and before the first request is answered. An observer
 * that throws fails the deployment.
 */
public record ServerStarted() {}
