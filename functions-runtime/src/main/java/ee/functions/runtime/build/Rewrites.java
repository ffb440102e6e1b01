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
    static final String SUPPORT_FAILED = Refusals.RESERVED_PREFIX + "failed";
    static final String SUPPORT_CLOSE = Refusals.RESERVED_PREFIX + "close";
    static final String SUPPORT_METHOD = Refusals.RESERVED_PREFIX + "method";
    static final String SUPPORT_TEXT = Refusals.RESERVED_PREFIX + "text";
    static final String SUPPORT_INSTANCE_OF = Refusals.RESERVED_PREFIX + "instanceOf";
    static final String SUPPORT_ACCESSORS = Refusals.RESERVED_PREFIX + "accessors";
    private static final String ITERATOR = Refusals.RESERVED_PREFIX + "iterator";

    private static final String TARGET = Refusals.RESERVED_PREFIX + "target";

    private int iterators;
    private int targets;

    private Rewrites() {}

    /** Rewrites a module; instanceof only if the module knows Symbol.hasInstance, which nothing else can define. */
    static void apply(Node root, boolean knowsHasInstance) {
        new Rewrites().rewriteAll(root, knowsHasInstance);
    }

    private void rewriteAll(Node root, boolean knowsHasInstance) {
        List<Node> found = new ArrayList<>();
        for (Node at = root; at != null; at = Refusals.next(at, root)) {
            switch (at.getToken()) {
                case CALL, FOR_OF, NEW_TARGET, OBJECTLIT, TAGGED_TEMPLATELIT, TEMPLATELIT_SUB, YIELD -> found.add(at);
                case INSTANCEOF -> {
                    if (knowsHasInstance) {
                        found.add(at);
                    }
                }
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
                case CALL -> rewriteStaticSuper(node);
                case TAGGED_TEMPLATELIT -> rewriteTag(node);
                case TEMPLATELIT_SUB -> rewriteSubstitution(node);
                case YIELD -> rewriteYield(node);
                case INSTANCEOF -> rewriteInstanceOf(node);
                default -> rewriteAccessors(node);
            }
        }
    }

    /** A loop over what the prelude walks: it is closed if the loop is left early, or fails. ECMA-262 14.7.5.6. */
    private void rewriteForOf(Node loop) {
        Node statement = loop;
        while (statement.getParent().isLabel()) {
            statement = statement.getParent();
        }
        String name = ITERATOR + ++iterators;
        Node head = loop.removeFirstChild();
        Node iterable = loop.removeFirstChild();
        Node body = loop.removeFirstChild();
        Node iterate = IR.call(IR.name(SUPPORT_ITERATE), iterable).srcrefIfMissing(iterable);
        Node member = IR.getprop(IR.name(name), "value").srcrefTree(head);
        Node bind;
        if (head.isVar() || head.isLet() || head.isConst()) {
            head.getFirstChild().addChildToBack(member);
            bind = head;
        } else {
            bind = IR.exprResult(IR.assign(head, member).srcref(head)).srcref(head);
        }
        Node step = IR.call(IR.getprop(IR.name(name), "step")).srcrefTree(iterable);
        Node walk =
                IR.forNode(IR.empty(), step, IR.empty(), IR.block(bind, body).srcref(body));
        boolean leaves = mayLeave(body);
        loop.replaceWith(walk.srcrefTreeIfMissing(loop));
        if (statement == loop) {
            statement = walk;
        }
        Node place = IR.empty();
        statement.replaceWith(place);
        Node guarded = statement;
        if (!iterable.isArrayLit()) {
            String error = name + "e";
            Node failed = IR.exprResult(IR.call(IR.name(SUPPORT_FAILED), IR.name(name), IR.name(error)));
            Node clause = IR.catchNode(IR.name(error), IR.block(failed));
            guarded = leaves
                    ? IR.tryCatchFinally(
                            IR.block(statement),
                            clause,
                            IR.block(IR.exprResult(IR.call(IR.name(SUPPORT_CLOSE), IR.name(name)))))
                    : IR.tryCatch(IR.block(statement), clause);
        }
        place.replaceWith(IR.block(IR.var(IR.name(name), iterate), guarded).srcrefTreeIfMissing(walk));
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

    private void rewriteNewTarget(Node node) {
        Node function = node.getParent();
        while (!function.isFunction() || function.isArrowFunction()) {
            function = function.getParent();
        }
        Node constructor = IR.getprop(IR.thisNode(), "constructor");
        Node place = function.getParent();
        if (place.isMemberFunctionDef()
                && place.getParent().isClassMembers()
                && place.getString().equals("constructor")) {
            return; // Constructors does it
        }
        boolean method = place.isMemberFunctionDef()
                || place.isGetterDef()
                || place.isSetterDef()
                || place.isComputedProp() && place.getBooleanProp(Node.COMPUTED_PROP_METHOD);
        String name = function.getFirstChild().getString();
        if (name.isEmpty() && !method) {
            name = TARGET + ++targets;
            function.getFirstChild().setString(name);
        }
        Node value;
        if (name.isEmpty()) {
            value = IR.voidNode(IR.number(0));
        } else {
            Node isNew = new Node(Token.INSTANCEOF, IR.thisNode(), IR.name(name));
            value = IR.hook(isNew, constructor, IR.voidNode(IR.number(0)));
        }
        node.replaceWith(value.srcrefTree(node));
    }

    private static void rewriteInstanceOf(Node test) {
        Node place = IR.empty();
        test.replaceWith(place);
        Node value = test.removeFirstChild();
        place.replaceWith(IR.call(IR.name(SUPPORT_INSTANCE_OF), value, test.removeFirstChild())
                .srcrefTreeIfMissing(test));
    }

    private static void rewriteAccessors(Node literal) {
        Node list = IR.arraylit();
        Node member = literal.getFirstChild();
        while (member != null) {
            Node next = member.getNext();
            if (member.isStringKey() && member.getString().equals("__proto__") && !member.isShorthandProperty()) {
                // With quotes it is the prototype all the same, which the engine does not know.
                member.putBooleanProp(Node.QUOTED_PROP, false);
            }
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

    /** esbuild lets {@code super.m()} in a static field call m on the this around the class; the class is meant. */
    private static void rewriteStaticSuper(Node call) {
        Node callee = call.getFirstChild();
        Node self = call.getSecondChild();
        boolean called = callee.isGetProp()
                && callee.getString().equals("call")
                && callee.getFirstChild().isCall()
                && callee.getFirstFirstChild().isName()
                && callee.getFirstFirstChild().getString().startsWith("__superGet");
        if (called && self != null && self.isThis()) {
            self.replaceWith(callee.getFirstChild().getSecondChild().cloneTree());
        }
    }

    /** Closure forgets the object of a tag that is an element. */
    private static void rewriteTag(Node tagged) {
        Node tag = tagged.getFirstChild();
        if (tag.isGetElem()) {
            Node place = IR.empty();
            tag.replaceWith(place);
            Node object = tag.removeFirstChild();
            Node key = tag.removeFirstChild();
            place.replaceWith(IR.call(IR.name(SUPPORT_METHOD), object, key).srcrefTreeIfMissing(tag));
        }
    }

    /** A template asks objects for text, an addition would ask for any value. */
    private static void rewriteSubstitution(Node substitution) {
        Node value = substitution.getFirstChild();
        if (substitution.getGrandparent().isTaggedTemplateLit()
                || value.isStringLit()
                || value.isNumber()
                || value.isTemplateLit()) {
            return;
        }
        Node place = IR.empty();
        value.replaceWith(place);
        place.replaceWith(IR.call(IR.name(SUPPORT_TEXT), value).srcrefIfMissing(value));
    }

    /** An async generator awaits what it yields, so that a rejection is thrown inside of it. */
    private static void rewriteYield(Node node) {
        Node function = node.getParent();
        while (!function.isFunction()) {
            function = function.getParent();
        }
        if (function.isAsyncFunction() && !node.isYieldAll() && node.hasChildren()) {
            Node value = node.removeFirstChild();
            node.addChildToBack(new Node(Token.AWAIT, value).srcref(value));
        }
    }
}
