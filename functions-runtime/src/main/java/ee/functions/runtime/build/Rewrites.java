// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites what Closure would lower wrongly or not at all, into forms that it lowers well.
 *
 * <p>A for-of loop that may be left early closes its iterator; {@code new.target} is read from the new object; accessors
 * with computed names are defined by the prelude.
 */
final class Rewrites {

    static final String SUPPORT_ITERATE = Refusals.RESERVED_PREFIX + "iterate";
    static final String SUPPORT_CLOSE = Refusals.RESERVED_PREFIX + "close";
    static final String SUPPORT_ACCESSORS = Refusals.RESERVED_PREFIX + "accessors";
    private static final String ITERATOR = Refusals.RESERVED_PREFIX + "iterator";

    private int iterators;

    private Rewrites() {}

    static void apply(Node root) {
        new Rewrites().rewriteAll(root);
    }

    private void rewriteAll(Node root) {
        List<Node> found = new ArrayList<>();
        for (Node at = root; at != null; at = Refusals.next(at, root)) {
            switch (at.getToken()) {
                case FOR_OF, NEW_TARGET, OBJECTLIT -> found.add(at);
                default -> {
                    // Closure knows how.
                }
            }
        }
        for (int i = found.size() - 1; i >= 0; i--) {
            Node node = found.get(i);
            switch (node.getToken()) {
                case FOR_OF -> rewriteForOf(node);
                case NEW_TARGET -> rewriteNewTarget(node);
                default -> rewriteAccessors(node);
            }
        }
    }

    private void rewriteForOf(Node loop) {
        Node iterable = loop.getSecondChild();
        if (iterable.isArrayLit() || !mayLeave(loop.getLastChild())) {
            return;
        }
        Node statement = loop;
        while (statement.getParent().isLabel()) {
            statement = statement.getParent();
        }
        String name = ITERATOR + ++iterators;
        Node place = IR.empty();
        iterable.replaceWith(place);
        Node iterate = IR.call(IR.name(SUPPORT_ITERATE), iterable).srcrefIfMissing(iterable);
        place.replaceWith(IR.name(name).srcref(iterable));
        statement.replaceWith(place);
        Node close = IR.exprResult(IR.call(IR.name(SUPPORT_CLOSE), IR.name(name)));
        place.replaceWith(IR.block(IR.var(IR.name(name), iterate), IR.tryFinally(IR.block(statement), IR.block(close)))
                .srcrefTreeIfMissing(loop));
    }

    private static boolean mayLeave(Node body) {
        Node at = body;
        while (at != null) {
            switch (at.getToken()) {
                case BREAK, RETURN, YIELD, THROW -> {
                    return true;
                }
                case CONTINUE -> {
                    if (at.hasChildren()) {
                        return true;
                    }
                }
                default -> {
                    // Stays in the loop.
                }
            }
            at = at.isFunction() || at.isClass() ? Refusals.after(at, body) : Refusals.next(at, body);
        }
        return false;
    }

    private static void rewriteNewTarget(Node node) {
        Node function = node.getParent();
        while (!function.isFunction() || function.isArrowFunction()) {
            function = function.getParent();
        }
        Node constructor = IR.getprop(IR.thisNode(), "constructor");
        boolean inClass = function.getParent().isMemberFunctionDef()
                && function.getParent().getString().equals("constructor");
        String name =
                function.getFirstChild().isName() ? function.getFirstChild().getString() : "";
        Node value;
        if (inClass) {
            value = constructor;
        } else if (name.isEmpty()) {
            value = IR.voidNode(IR.number(0));
        } else {
            Node isNew = new Node(Token.INSTANCEOF, IR.thisNode(), IR.name(name));
            value = IR.hook(isNew, constructor, IR.voidNode(IR.number(0)));
        }
        node.replaceWith(value.srcrefTree(node));
    }

    private static void rewriteAccessors(Node literal) {
        Node list = IR.arraylit();
        Node member = literal.getFirstChild();
        while (member != null) {
            Node next = member.getNext();
            boolean get = member.getBooleanProp(Node.COMPUTED_PROP_GETTER);
            if (member.isComputedProp() && (get || member.getBooleanProp(Node.COMPUTED_PROP_SETTER))) {
                member.detach();
                list.addChildToBack(IR.string(get ? "get" : "set"));
                list.addChildToBack(member.removeFirstChild());
                list.addChildToBack(member.removeFirstChild());
            }
            member = next;
        }
        if (list.hasChildren()) {
            Node place = IR.empty();
            literal.replaceWith(place);
            place.replaceWith(IR.call(IR.name(SUPPORT_ACCESSORS), literal, list).srcrefTreeIfMissing(literal));
        }
    }
}
