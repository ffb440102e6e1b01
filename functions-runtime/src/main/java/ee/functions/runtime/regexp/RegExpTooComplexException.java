// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

/** Says that a match needs more memory for its open choices than it may have. */
public final class RegExpTooComplexException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegExpTooComplexException() {
        super("Regular expression too complex: too many open choices", null, false, false);
    }
}
