// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.NodeTraversal;
import com.google.javascript.rhino.Node;
import ee.functions.runtime.regexp.RegExpSyntaxException;
import ee.functions.runtime.regexp.RegularExpression;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a module names and only V8 has: globals, and regular expressions that are made of texts, as esbuild makes those
 * with the flags d and v.
 *
 * <p>Who asks first does without: {@code typeof} and other questions do not count, nor does what stands behind one, in
 * {@code if (typeof Proxy === "function") …} or {@code globalThis.Proxy && …}; for an expression, inside of a try.
 */
final class OnlyV8 implements NodeTraversal.Callback {

    private static final Set<String> GLOBALS = Set.of(
            "Atomics",
            "BigInt",
            "BigInt64Array",
            "BigUint64Array",
            "Float16Array",
            "Proxy",
            "SharedArrayBuffer",
            "WebAssembly");

    private static final Set<String> GLOBAL_OBJECTS = Set.of("global", "globalThis", "self", "window");

    private static final String MAKE = "new RegExp(";

    // The names that a condition asks for: many uses may stand behind one.
    private final Map<Node, Set<String>> asked = new IdentityHashMap<>();

    private boolean found;

    private OnlyV8() {}

    /** Whether a parsed module, not yet lowered, uses one of them; its text saves the search where none is written. */
    static boolean isNamedIn(Compiler compiler, String code) {
        if (GLOBALS.stream().noneMatch(code::contains) && !code.contains(MAKE)) {
            return false;
        }
        OnlyV8 search = new OnlyV8();
        NodeTraversal.traverse(compiler, compiler.getRoot(), search);
        return search.found;
    }

    @Override
    public boolean shouldTraverse(NodeTraversal traversal, Node node, @Nullable Node parent) {
        return !found;
    }

    @Override
    public void visit(NodeTraversal traversal, Node node, @Nullable Node parent) {
        if (node.isNew()) {
            found |= isUnknownExpression(node) && traversal.getScope().getVar("RegExp") == null && !isTried(node);
            return;
        }
        String name = parent == null ? null : named(node);
        if (name == null) {
            return;
        }
        Node owner = node.isName() ? node : node.getFirstChild();
        boolean free = traversal.getScope().getVar(owner.getString()) == null;
        found |= free && !isAsked(node) && !isAssigned(node) && !isBehindQuestion(node, name);
    }

    private static boolean isUnknownExpression(Node node) {
        Node pattern = node.getSecondChild();
        if (!node.getFirstChild().matchesName("RegExp") || pattern == null || !pattern.isStringLit()) {
            return false;
        }
        Node flags = pattern.getNext();
        try {
            RegularExpression.compile(
                    pattern.getString(), flags != null && flags.isStringLit() ? flags.getString() : "");
            return false;
        } catch (RegExpSyntaxException e) {
            return e.isLacking();
        }
    }

    private static boolean isTried(Node node) {
        for (Node at = node; at.getParent() != null; at = at.getParent()) {
            if (at.getParent().isTry() && at == at.getParent().getFirstChild()) {
                return true;
            }
        }
        return false;
    }

    /** The global that a node names, as a name or as a property of the global object; null if it names none. */
    private static @Nullable String named(Node node) {
        boolean names = node.isName() || (node.isGetProp() && isGlobalObject(node.getFirstChild()));
        return names && GLOBALS.contains(node.getString()) ? node.getString() : null;
    }

    private static boolean isGlobalObject(Node node) {
        return node.isName() && GLOBAL_OBJECTS.contains(node.getString());
    }

    /** Whether it is only asked for here; that is more for a property, which is undefined where a name is an error. */
    private static boolean isAsked(Node node) {
        Node at = node;
        while (at.getParent().isAssign() && at == at.getParent().getLastChild()) {
            at = at.getParent();
        }
        Node parent = at.getParent();
        return switch (parent.getToken()) {
            case TYPEOF -> true;
            case NOT, AND, OR, COALESCE, EQ, NE, SHEQ, SHNE -> !node.isName();
            case IF, HOOK -> !node.isName() && at == parent.getFirstChild();
            default -> false;
        };
    }

    private static boolean isAssigned(Node node) {
        return node.getParent().isAssign() && node == node.getParent().getFirstChild();
    }

    private boolean isBehindQuestion(Node node, String name) {
        for (Node at = node; at.getParent() != null; at = at.getParent()) {
            Node parent = at.getParent();
            boolean chooses = parent.isIf() || parent.isHook() || parent.isAnd() || parent.isOr();
            Node condition = parent.getFirstChild();
            if (chooses
                    && at != condition
                    && asked.computeIfAbsent(condition, OnlyV8::namesAsked).contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> namesAsked(Node condition) {
        Set<String> names = new HashSet<>();
        for (Node at = condition; at != null; at = Refusals.next(at, condition)) {
            String name = named(at);
            if (name != null && isAsked(at)) {
                names.add(name);
            } else if (at.isIn() && at.getFirstChild().isStringLit()) {
                names.add(at.getFirstChild().getString());
            }
        }
        return names;
    }
}
