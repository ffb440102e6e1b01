// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the language has and this runtime has not: found by name, so that an author is told before anything runs. */
final class Refusals {

    /** Names that the generated code uses; a script that could touch them could switch its own guards off. */
    static final String RESERVED_PREFIX = "$rt$";

    /**
     * A node and what is to be said of it.
     *
     * @param liftedByV8 whether V8 has what is refused here
     */
    record Refusal(Node node, String text, boolean liftedByV8) {}

    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Node> targets = new ArrayList<>();
    private final Set<String> privateNames = new HashSet<>();

    private boolean awaits;

    private Refusals(boolean awaits) {
        this.awaits = awaits;
    }

    /** What is to be refused; awaits says whether the first function is the one that this build has put there. */
    static List<Refusal> in(Node root, boolean awaits) {
        Refusals found = new Refusals(awaits);
        found.visit(root);
        found.addPrivateTargets();
        return found.refusals;
    }

    // Iterative where trees grow deep: a bundle may hold an expression of thousands of operands.
    private void visit(Node node) {
        for (Node at = node; at != null; at = next(at, node)) {
            Refusal refusal = refusal(at);
            if (refusal != null) {
                refusals.add(refusal);
            }
            if (at.isGetProp() && (isDefaulted(at) || isLoopVariable(at))) {
                targets.add(at);
            } else if (at.isCall()
                    && at.getFirstChild().isName()
                    && at.getFirstChild().getString().startsWith("__privateAdd")
                    && at.getChildAtIndex(2).isName()) {
                privateNames.add(at.getChildAtIndex(2).getString());
            }
        }
    }

    private static boolean isDefaulted(Node target) {
        return target.getParent().isDefaultValue()
                && target == target.getParent().getFirstChild()
                && target.getGrandparent().isArrayPattern();
    }

    private static boolean isLoopVariable(Node target) {
        Node loop = target.getParent();
        return target == loop.getFirstChild() && (loop.isForOf() || loop.isForIn() || loop.isForAwaitOf());
    }

    /** In these two places esbuild takes a private member for a public one whose name begins with an underscore. */
    private void addPrivateTargets() {
        for (Node target : targets) {
            if (privateNames.contains(target.getString())) {
                refusals.add(new Refusal(
                        target,
                        "A private member cannot be the variable of a loop, nor have a default in an array pattern; "
                                + "assign it in a statement of its own.",
                        true));
            }
        }
    }

    /** The node after this one in the order of the source, inside a root. */
    static @Nullable Node next(Node at, Node root) {
        return at.hasChildren() ? at.getFirstChild() : after(at, root);
    }

    /** The node after this one and all in it. */
    static @Nullable Node after(Node at, Node root) {
        Node node = at;
        while (node != root && node.getNext() == null) {
            node = node.getParent();
        }
        return node == root ? null : node.getNext();
    }

    private @Nullable Refusal refusal(Node node) {
        return switch (node.getToken()) {
            case BIGINT -> new Refusal(node, "BigInt literals are not supported.", true);
            case REGEXP -> RegularExpressions.refusal(node);
            default -> {
                String text = reason(node);
                yield text == null ? null : new Refusal(node, text, false);
            }
        };
    }

    private @Nullable String reason(Node node) {
        return switch (node.getToken()) {
            case IMPORT -> importing(node.getLastChild().getString());
            case EXPORT -> node.hasTwoChildren() ? exporting(node.getLastChild().getString()) : null;
            case WITH -> "with is not allowed in modules.";
            case NAME ->
                node.getString().startsWith(RESERVED_PREFIX) && !isOurOwn(node)
                                || node.getString().equals("$jscomp")
                        ? "The name " + node.getString() + " is reserved."
                        : null;
            default -> null;
        };
    }

    /** What is said of a module that is imported. */
    static String importing(String module) {
        return "Modules cannot be imported; bundle '" + module + "' into the function's own file.";
    }

    /** What is said of a module that is exported as a whole. */
    static String exporting(String module) {
        return "Modules cannot be re-exported; bundle '" + module + "' into the function's own file.";
    }

    /** The function around a module with a top-level await comes first; exports may have names that are strings. */
    private boolean isOurOwn(Node name) {
        boolean module = awaits && name.getParent().isFunction();
        if (module) {
            awaits = false;
        }
        return module
                || (name.getParent().isExportSpec() && name == name.getParent().getLastChild());
    }
}
