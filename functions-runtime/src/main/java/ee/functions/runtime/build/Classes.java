// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prepares classes for their life as ES5 functions, in places where the lowered form would show.
 *
 * <p>Methods of a lowered class are enumerable and the class has no name: each class is handed to the prelude once it is
 * defined, which puts both right. A lowered class that extends a built-in error calls it as a function; the prelude has
 * constructors that can be called so.
 */
final class Classes {

    static final String DEFINE = Refusals.RESERVED_PREFIX + "defineClass";
    static final String ERRORS = Refusals.RESERVED_PREFIX + "errors";

    private static final Set<String> BUILT_IN_ERRORS = Set.of(
            "Error",
            "AggregateError",
            "EvalError",
            "RangeError",
            "ReferenceError",
            "SyntaxError",
            "TypeError",
            "URIError");

    private final Set<String> declared = new HashSet<>();
    // esbuild calls a class _A where its body needs a name of its own, and then says "let A = _A".
    private final Map<String, String> aliases = new HashMap<>();
    private final List<Node> classes = new ArrayList<>();

    static void prepare(Node root) {
        Classes preparation = new Classes();
        for (Node at = root; at != null; at = Refusals.next(at, root)) {
            preparation.look(at);
        }
        // Inner classes come after outer ones: backwards, a replaced node is never one still to be visited.
        for (int i = preparation.classes.size() - 1; i >= 0; i--) {
            preparation.prepareClass(preparation.classes.get(i));
        }
    }

    private void look(Node node) {
        if (node.isClass()) {
            classes.add(node);
        }
        boolean declares = node.isName()
                && (node.getParent().isClass() && node == node.getParent().getFirstChild()
                        || node.getParent().isFunction()
                        || node.getParent().isParamList()
                        || node.getParent().isVar()
                        || node.getParent().isLet()
                        || node.getParent().isConst());
        if (declares) {
            declared.add(node.getString());
            Node value = node.getFirstChild();
            if (value != null && value.isName() && value.getString().startsWith("_" + node.getString())) {
                aliases.put(value.getString(), node.getString());
            }
        }
    }

    private void prepareClass(Node clazz) {
        Node superclass = clazz.getSecondChild();
        if (superclass.isName()
                && BUILT_IN_ERRORS.contains(superclass.getString())
                && !declared.contains(superclass.getString())) {
            superclass.replaceWith(
                    IR.getprop(IR.name(ERRORS), superclass.getString()).srcrefTree(superclass));
        }
        Node parent = clazz.getParent();
        if (parent.isBlock() || parent.isScript() || parent.isCase()) {
            String name = clazz.getFirstChild().getString();
            Node define = IR.call(IR.name(DEFINE), IR.name(name), IR.string(aliases.getOrDefault(name, name)));
            IR.exprResult(define).srcrefTree(clazz).insertAfter(clazz);
        } else {
            String name = nameOf(clazz, parent);
            Node place = IR.empty();
            clazz.replaceWith(place);
            place.replaceWith(IR.call(IR.name(DEFINE), clazz, IR.string(aliases.getOrDefault(name, name)))
                    .srcrefTreeIfMissing(clazz));
        }
    }

    /** The name of a class expression: its own, else that of the variable or property that receives it. */
    private static String nameOf(Node clazz, Node parent) {
        Node own = clazz.getFirstChild();
        if (own.isName() && !own.getString().isEmpty()) {
            return own.getString();
        }
        if (parent.isName() || parent.isStringKey()) {
            return parent.getString();
        }
        if (parent.isAssign() && parent.getFirstChild().isName()) {
            return parent.getFirstChild().getString();
        }
        return "";
    }
}
