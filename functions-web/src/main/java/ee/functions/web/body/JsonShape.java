// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.body;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;

/**
 * Refuses JSON texts that a parser may choke on, before one sees them: deep nesting costs stack, and a number of a million
 * digits costs minutes. No operation reads anything near these bounds.
 */
final class JsonShape {
    static final int MAXIMUM_DEPTH = 32;
    static final int MAXIMUM_NUMBER_LENGTH = 64;

    private int depth;
    private int digits;
    private boolean inString;
    private boolean escaped;

    private JsonShape() {}

    static void check(String json) {
        JsonShape shape = new JsonShape();
        for (int i = 0; i < json.length(); i++) {
            shape.next(json.charAt(i));
        }
    }

    private void next(char c) {
        if (inString) {
            inString = escaped || c != '"';
            escaped = !escaped && c == '\\';
            return;
        }
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if (c == '}' || c == ']') {
            depth--;
        }
        if (depth > MAXIMUM_DEPTH) {
            throw new FunctionsException(
                    ErrorCode.MALFORMED_JSON,
                    "The JSON of the request body is nested deeper than " + MAXIMUM_DEPTH + " levels.");
        }
        if (digits > MAXIMUM_NUMBER_LENGTH) {
            throw new FunctionsException(
                    ErrorCode.MALFORMED_JSON,
                    "The JSON of the request body has a number with more than " + MAXIMUM_NUMBER_LENGTH + " digits.");
        }
    }
}
