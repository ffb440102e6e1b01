// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

/** Says that a pattern or its flags are not what ECMAScript allows, or what this runtime knows. */
public final class RegExpSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int index;
    private final boolean lacking;

    RegExpSyntaxException(String message, int index) {
        this(message, index, false);
    }

    RegExpSyntaxException(String message, int index, boolean lacking) {
        super(message, null, false, false);
        this.index = index;
        this.lacking = lacking;
    }

    /** Where in the pattern the mistake was found, counted in UTF-16 units from 0; -1 if it is one of the flags. */
    public int index() {
        return index;
    }

    /** Whether it may well be what ECMAScript allows, and only this runtime does not know it. */
    public boolean isLacking() {
        return lacking;
    }
}
