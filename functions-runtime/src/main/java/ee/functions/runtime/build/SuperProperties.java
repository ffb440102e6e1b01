// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lowers {@code super.name} in the methods of a class or an object literal.
 *
 * <p>A call goes to the method directly, with the caller's {@code this}. Reads and writes ask the prelude, so that
 * accessors of the superclass see the right object.
 */
final class SuperProperties {

    static final String READ = Refusals.RESERVED_PREFIX + "superRead";
    static final String WRITE = Refusals.RESERVED_PREFIX + "superWrite";
    static final String COUNT = Refusals.RESERVED_PREFIX + "superCount";

    private SuperProperties() {}

    /** Tells whether a method uses super in any form. */
    static boolean usedIn(Node method) {
        return !found(method).isEmpty();
    }

    /**
     * Lowers all uses in one method.
     *
     * @param method the function of the method
     * @param from makes the expression for the object where the search for a property starts
     */
    static void lower(Node method, Supplier<Node> from) {
        List<Node> found = found(method);
        // Inner uses come after outer ones, as in super[super.key].
        for (int i = found.size() - 1; i >= 0; i--) {
            Node property = found.get(i).getParent();
            if (property.isGetProp() || property.isGetElem()) {
                lowerUse(property, from);
            }
        }
    }

    private static List<Node> found(Node method) {
        List<Node> found = new ArrayList<>();
        Node at = method.getFirstChild();
        while (at != null) {
            if (at.isSuper()) {
                found.add(at);
            }
            at = at.isFunction() && !at.isArrowFunction() ? Refusals.after(at, method) : Refusals.next(at, method);
        }
        return found;
    }

    private static void lowerUse(Node property, Supplier<Node> from) {
        Node user = property.getParent();
        boolean first = user.getFirstChild() == property;
        if (first && user.isCall()) {
            lowerCall(property, user, from);
        } else if (first && user.isTaggedTemplateLit()) {
            Node place = IR.empty();
            property.replaceWith(place);
            property.getFirstChild().replaceWith(from.get());
            place.replaceWith(
                    IR.call(IR.getprop(property, "bind"), IR.thisNode()).srcrefTreeIfMissing(property));
        } else if (first && (user.isInc() || user.isDec())) {
            boolean postfix = user.getBooleanProp(Node.INCRDECR_PROP);
            replace(
                    user,
                    IR.call(
                            IR.name(COUNT),
                            from.get(),
                            key(property),
                            IR.thisNode(),
                            IR.number(user.isInc() ? 1 : -1),
                            postfix ? IR.trueNode() : IR.falseNode()));
        } else if (first && user.isAssign()) {
            Node value = user.getLastChild().detach();
            replace(user, IR.call(IR.name(WRITE), from.get(), key(property), IR.thisNode(), value));
        } else if (first && user.getToken().name().startsWith("ASSIGN_")) {
            Token operator = operatorOf(user.getToken());
            Node value = user.getLastChild().detach();
            Node key = key(property);
            Node read = IR.call(IR.name(READ), from.get(), key.cloneTree(), IR.thisNode());
            replace(user, IR.call(IR.name(WRITE), from.get(), key, IR.thisNode(), new Node(operator, read, value)));
        } else {
            replace(property, IR.call(IR.name(READ), from.get(), key(property), IR.thisNode()));
        }
    }

    private static void lowerCall(Node property, Node call, Supplier<Node> from) {
        boolean spread = false;
        for (Node argument = property.getNext(); argument != null; argument = argument.getNext()) {
            spread |= argument.isSpread();
        }
        Node self = IR.thisNode().srcref(property);
        Node place = IR.empty();
        property.replaceWith(place);
        Node superNode = property.getFirstChild();
        superNode.replaceWith(from.get().srcrefTreeIfMissing(superNode));
        place.replaceWith(IR.getprop(property, spread ? "apply" : "call").srcref(property));
        if (spread) {
            Node list = IR.arraylit().srcref(call);
            while (call.getSecondChild() != null) {
                list.addChildToBack(call.getSecondChild().detach());
            }
            call.addChildToBack(self);
            call.addChildToBack(list);
        } else {
            self.insertAfter(call.getFirstChild());
        }
        call.putBooleanProp(Node.FREE_CALL, false);
    }

    private static Node key(Node property) {
        return property.isGetProp()
                ? IR.string(property.getString()).srcref(property)
                : property.getLastChild().detach();
    }

    private static void replace(Node node, Node by) {
        node.replaceWith(by.srcrefTreeIfMissing(node));
    }

    private static Token operatorOf(Token assignment) {
        return switch (assignment) {
            case ASSIGN_ADD -> Token.ADD;
            case ASSIGN_SUB -> Token.SUB;
            case ASSIGN_MUL -> Token.MUL;
            case ASSIGN_DIV -> Token.DIV;
            case ASSIGN_MOD -> Token.MOD;
            case ASSIGN_EXPONENT -> Token.EXPONENT;
            case ASSIGN_BITOR -> Token.BITOR;
            case ASSIGN_BITXOR -> Token.BITXOR;
            case ASSIGN_BITAND -> Token.BITAND;
            case ASSIGN_LSH -> Token.LSH;
            case ASSIGN_RSH -> Token.RSH;
            case ASSIGN_URSH -> Token.URSH;
            default -> throw new IllegalStateException("super cannot be assigned with " + assignment + ".");
        };
    }
}
