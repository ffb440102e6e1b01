// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.error;

/**
 * What is wrong with one attribute of a request. Never holds the value itself, which may be a secret.
 *
 * @param attribute the name of the attribute, with dots between the levels
 * @param type one of the type names of the public contract, such as {@code missing_value_error}
 * @param message what is allowed, readable after the name of the attribute
 */
public record ErrorDetail(String attribute, String type, String message) {
    /** The attribute is required and not there. */
    public static final String MISSING = "missing_value_error";
    /** The attribute has a value of another JSON type. */
    public static final String WRONG_TYPE = "invalid_type_error";
    /** The attribute is text that cannot be read as what it stands for. */
    public static final String WRONG_FORMAT = "invalid_format_error";
    /** The attribute has a value that is not among those allowed. */
    public static final String WRONG_VALUE = "invalid_value_error";
}
