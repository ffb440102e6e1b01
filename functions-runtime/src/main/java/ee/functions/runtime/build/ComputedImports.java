// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds imports whose path is put together while the code runs, in code as esbuild prints it: without comments, with texts
 * on one line and without templates.
 *
 * <p>For such a path esbuild would look into the folders of the server: import(`../${name}.js`) means all files that fit.
 * Where in doubt, an import counts as one of them. Those of which no part says where to look, such as import(name), are left
 * for the engine to refuse when they run.
 */
final class ComputedImports {

    private static final Pattern CALL = Pattern.compile("\\b(?:import(?:\\s*\\.\\s*(?:defer|source))?|require)\\s*\\(");

    private ComputedImports() {}

    static boolean in(String printed) {
        Matcher call = CALL.matcher(printed);
        while (call.find()) {
            if (!isPlain(printed, call.end()) && hasPath(printed, call.end())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the first argument of a call is one text; esbuild keeps comments before it. */
    private static boolean isPlain(String code, int start) {
        int at = afterSpace(code, start);
        while (code.startsWith("/*", at)) {
            int end = code.indexOf("*/", at + 2);
            at = end < 0 ? code.length() : afterSpace(code, end + 2);
        }
        if (at >= code.length() || (code.charAt(at) != '"' && code.charAt(at) != '\'')) {
            return false;
        }
        int next = afterSpace(code, endOfText(code, at) + 1);
        return next < code.length() && (code.charAt(next) == ')' || code.charAt(next) == ',');
    }

    private static int afterSpace(String code, int start) {
        int at = start;
        while (at < code.length() && Character.isWhitespace(code.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether the arguments of a call hold a text that could begin a relative path. */
    private static boolean hasPath(String code, int start) {
        int depth = 1;
        for (int at = start; at < code.length() && depth > 0; at++) {
            char c = code.charAt(at);
            if (c == '"' || c == '\'') {
                int end = endOfText(code, at);
                // Parts of a path may be empty or a single dot, and escapes may hide one.
                if (end == at + 1 || code.charAt(at + 1) == '.' || code.charAt(at + 1) == '\\') {
                    return true;
                }
                at = end;
            } else if (c == '`' || c == '/') {
                return true; // a template, a comment or a regular expression: no telling where it ends
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            }
        }
        return false;
    }

    private static int endOfText(String code, int start) {
        int at = start + 1;
        while (at < code.length() && code.charAt(at) != code.charAt(start)) {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, code.length());
    }
}
