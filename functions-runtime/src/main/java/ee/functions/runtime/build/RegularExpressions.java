// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import ee.functions.runtime.regexp.RegExpSyntaxException;
import ee.functions.runtime.regexp.RegularExpression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The literals of regular expressions: each becomes a call that makes a RegExp of the runtime, because those of the
 * engine know less and cannot be interrupted. One of these for each script.
 */
final class RegularExpressions {

    private static final String MAKE = Refusals.RESERVED_PREFIX + "regexp";

    // Pattern and flags, by the number of the literal; equal literals share one.
    private final Map<List<String>, Integer> literals = new LinkedHashMap<>();

    /** Why a literal cannot be run; null if it can. */
    static Refusals.@Nullable Refusal refusal(Node literal) {
        try {
            RegularExpression.compile(pattern(literal), flags(literal));
            return null;
        } catch (RegExpSyntaxException e) {
            String text = "/" + pattern(literal) + "/" + flags(literal);
            String reason = e.index() < 0
                    ? "Invalid flags of the regular expression " + text + "."
                    : "Invalid regular expression " + text + ": " + e.getMessage() + " (at " + e.index() + ").";
            return new Refusals.Refusal(literal, reason, e.isLacking());
        }
    }

    /** Replaces all literals in a tree. */
    void replaceIn(Node root) {
        List<Node> found = new ArrayList<>();
        for (Node at = root; at != null; at = Refusals.next(at, root)) {
            if (at.isRegExp()) {
                found.add(at);
            }
        }
        for (Node literal : found) {
            int number = literals.computeIfAbsent(List.of(pattern(literal), flags(literal)), key -> literals.size());
            literal.replaceWith(IR.call(IR.name(MAKE), IR.number(number)).srcrefTree(literal));
        }
    }

    /** The variable that holds the function which makes them; null if there is no literal. */
    @Nullable
    Node variable() {
        if (literals.isEmpty()) {
            return null;
        }
        Node list = IR.arraylit();
        for (List<String> literal : literals.keySet()) {
            list.addChildToBack(IR.string(literal.get(0)));
            list.addChildToBack(IR.string(literal.get(1)));
        }
        Node name = IR.name(MAKE);
        name.addChildToFront(IR.call(IR.getprop(IR.name(ModuleForm.PARAMETER), "regexps"), list));
        return name;
    }

    /** The pattern as the source has it: the compiler takes away backslashes that it finds needless. */
    private static String pattern(Node literal) {
        String parsed = literal.getFirstChild().getString();
        int start = literal.getSourceOffset() + 1;
        if (!(literal.getStaticSourceFile() instanceof SourceFile file) || start <= 0) {
            return parsed;
        }
        try {
            String code = file.getCode();
            boolean inClass = false;
            for (int i = start; i < code.length(); i++) {
                char c = code.charAt(i);
                if (c == '/' && !inClass) {
                    return code.charAt(start - 1) == '/' ? code.substring(start, i) : parsed;
                }
                inClass = c == '[' || (inClass && c != ']');
                i += c == '\\' ? 1 : 0;
            }
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String flags(Node literal) {
        return literal.hasTwoChildren() ? literal.getLastChild().getString() : "";
    }
}
