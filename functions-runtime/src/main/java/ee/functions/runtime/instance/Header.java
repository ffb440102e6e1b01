// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

/**
 * One HTTP header field.
 *
 * @param name the field's name, in any case
 * @param value the field's value
 */
public record Header(String name, String value) {}
