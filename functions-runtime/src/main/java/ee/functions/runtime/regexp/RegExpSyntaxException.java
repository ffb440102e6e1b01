// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

/** Says that a pattern or its flags are not what ECMAScript allows, or what this runtime knows. */
public final class RegExpSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int index;

    RegExpSyntaxException(String message, int index) {
        super(message, null, false, false);
        this.index = index;
    }

    /** Where in the pattern the mistake was found, counted in UTF-16 units from 0; -1 if it is one of the flags. */
    public int index() {
        return index;
    }
}
