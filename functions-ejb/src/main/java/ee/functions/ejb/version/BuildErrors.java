// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.runtime.build.BuildMessage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why code was rejected, as its author reads it: each error with its place, because many clients print this text and
 * nothing else.
 */
final class BuildErrors {
    private static final int MAXIMUM = 5;

    private BuildErrors() {}

    /** Returns the text for the first errors, one a line. */
    static String text(List<BuildMessage> errors) {
        String text = errors.stream().limit(MAXIMUM).map(BuildErrors::line).collect(Collectors.joining("\n"));
        int more = errors.size() - MAXIMUM;
        // PostgreSQL cannot store a NUL, which the rejected code may well contain.
        return (more > 0 ? text + "\nand " + more + " more" : text).replace('\u0000', '\uFFFD');
    }

    private static String line(BuildMessage error) {
        if (error.line() == 0) {
            return error.text();
        }
        String column = error.column() == 0 ? "" : ", column " + error.column();
        String file = error.file() == null ? "" : error.file() + ", ";
        return error.text() + " (" + file + "line " + error.line() + column + ")";
    }
}
