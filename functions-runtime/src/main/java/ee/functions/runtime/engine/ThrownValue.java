// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

/**
 * What the host knows of something that a script has thrown.
 *
 * @param type the name of the error
 * @param message its message
 * @param stack its stack in the author's coordinates, and the stacks of its causes
 */
public record ThrownValue(String type, String message, String stack) {}
