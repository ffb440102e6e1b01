// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.NodeTraversal;
import com.google.javascript.jscomp.Scope;
import com.google.javascript.jscomp.Var;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets uses of names fail at run time where the language says so and lowered code would not.
 *
 * <p>An assignment to a constant throws a TypeError; a use of let, const or class before its declaration, in the same
 * function, a ReferenceError; so does any use but typeof of a global that this engine cannot have. A function that is
 * called before a declaration it uses is not found out: it reads undefined. ECMA-262 9.1.1.
 */
final class Bindings implements NodeTraversal.Callback {

    private static final String CONSTANT = Refusals.RESERVED_PREFIX + "constant";
    private static final String EARLY = Refusals.RESERVED_PREFIX + "early";
    private static final String ABSENT = Refusals.RESERVED_PREFIX + "absent";

    private static final Set<String> ABSENT_GLOBALS =
            Set.of("Atomics", "BigInt", "BigInt64Array", "BigUint64Array", "Proxy", "SharedArrayBuffer", "WebAssembly");

    private final Map<Node, Integer> order = new IdentityHashMap<>();
    private final List<Node> constants = new ArrayList<>();
    private final List<Node> early = new ArrayList<>();
    private final List<Node> absent = new ArrayList<>();

    private Bindings() {}

    static void check(Compiler compiler) {
        Bindings bindings = new Bindings();
        Node root = compiler.getRoot();
        int index = 0;
        for (Node at = root; at != null; at = Refusals.next(at, root)) {
            if (at.isName()) {
                bindings.order.put(at, index++);
            }
        }
        NodeTraversal.traverse(compiler, root, bindings);
        bindings.absent.forEach(name -> replaceByCall(name, ABSENT));
        // Inner assignments come before outer ones.
        bindings.constants.forEach(Bindings::refuseAssignment);
        for (Node name : bindings.early) {
            if (assignment(name) == null) {
                replaceByCall(name, EARLY);
            } else {
                assign(name, EARLY);
            }
        }
    }

    @Override
    public boolean shouldTraverse(NodeTraversal traversal, Node node, @Nullable Node parent) {
        return true;
    }

    @Override
    public void visit(NodeTraversal traversal, Node node, @Nullable Node parent) {
        if (!node.isName() || parent == null || node.getString().isEmpty() || parent.isFunction()) {
            return;
        }
        Var variable = traversal.getScope().getVar(node.getString());
        if (variable == null) {
            boolean read = !parent.isTypeOf() && assignment(node) == null;
            if (read && ABSENT_GLOBALS.contains(node.getString())) {
                absent.add(node);
            }
        } else if (node != variable.getNameNode()) {
            if (isEarly(traversal, node, variable)) {
                early.add(node);
            } else if (isDeclaredBy(variable, Token.CONST) && assignment(node) != null) {
                constants.add(node);
            }
        }
    }

    private static boolean isDeclaredBy(Var variable, Token kind) {
        Node name = variable.getNameNode();
        return name != null && name.getParent() != null && name.getParent().getToken() == kind;
    }

    private boolean isEarly(NodeTraversal traversal, Node use, Var variable) {
        Node declaration = variable.getNameNode();
        if (declaration == null || !(isDeclaredBy(variable, Token.LET) || isDeclaredBy(variable, Token.CONST))) {
            return false;
        }
        Integer declared = order.get(declaration);
        Integer used = order.get(use);
        Scope home = variable.getScope().getClosestHoistScope();
        if (declared == null || used == null || traversal.getClosestHoistScope() != home) {
            return false;
        }
        return used < declared || (use.isDescendantOf(declaration) && !inFunction(use, declaration));
    }

    private static boolean inFunction(Node use, Node declaration) {
        for (Node at = use; at != declaration; at = at.getParent()) {
            if (at.isFunction()) {
                return true;
            }
        }
        return false;
    }

    /** What assigns to this name, if anything does. */
    private static @Nullable Node assignment(Node name) {
        Node parent = name.getParent();
        boolean assigns = parent.getFirstChild() == name
                && (parent.getToken().name().startsWith("ASSIGN") || parent.isInc() || parent.isDec());
        return assigns ? parent : null;
    }

    private static void refuseAssignment(Node name) {
        assign(name, CONSTANT);
    }

    /** The value is computed, then the assignment fails. */
    private static void assign(Node name, String helper) {
        Node assignment = name.getParent();
        Node call = IR.call(IR.name(helper), IR.string(name.getString()));
        if (assignment.hasTwoChildren()) {
            call.addChildToBack(assignment.getLastChild().detach());
        }
        assignment.replaceWith(call.srcrefTreeIfMissing(assignment));
    }

    private static void replaceByCall(Node name, String helper) {
        name.replaceWith(IR.call(IR.name(helper), IR.string(name.getString())).srcrefTreeIfMissing(name));
    }
}
