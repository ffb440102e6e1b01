// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.error;

import java.util.Locale;

/** Writes {@code docs/ERRORS.md}; a test compares the file with what is written here. */
public final class ErrorDocumentation {
    private ErrorDocumentation() {}

    /** Returns the text of the file. */
    public static String render() {
        StringBuilder text = new StringBuilder("""
                # Errors

                Generated from `ErrorCode`; a test compares this file with the code.

                Every error answer carries its code, its type and a sentence. The kind says whose side the error is on:
                CALLER (the request), FUNCTION (the code of the function), LIMIT (a bound was reached) or PLATFORM (the server).

                | Code | HTTP status | Kind | Type | Meaning |
                |---|---|---|---|---|
                """);
        for (ErrorCode code : ErrorCode.values()) {
            text.append("| <a id=\"")
                    .append(code.name().toLowerCase(Locale.ROOT))
                    .append("\"></a>`")
                    .append(code.name())
                    .append("` | ")
                    .append(ErrorStatus.of(code))
                    .append(" | ")
                    .append(code.kind())
                    .append(" | `")
                    .append(code.type())
                    .append("` | ")
                    .append(code.sentence())
                    .append(" |\n");
        }
        return text.toString();
    }
}
