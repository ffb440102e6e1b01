// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lowers the constructor of a class to an ordinary function.
 *
 * <p>In a derived class the object is what the superclass gives back: a variable takes the place of {@code this}, and is
 * checked wherever it might be used before {@code super()} has run.
 */
final class Constructors {

    static final String SELF = Refusals.RESERVED_PREFIX + "self";
    static final String FIELDS = Refusals.RESERVED_PREFIX + "fields";
    static final String INITIALISED = Refusals.RESERVED_PREFIX + "initialised";
    static final String BOUND = Refusals.RESERVED_PREFIX + "bound";
    static final String RESULT = Refusals.RESERVED_PREFIX + "result";
    static final String NOT_NEW = Refusals.RESERVED_PREFIX + "notNew";

    private static final String ARGUMENT = Refusals.RESERVED_PREFIX + "argument";

    private final List<Node> selves = new ArrayList<>();
    private final List<Node> superCalls = new ArrayList<>();
    private final List<Node> returns = new ArrayList<>();
    private final List<Node> targets = new ArrayList<>();
    private final boolean hasFields;
    private boolean thisBeforeSuper;

    private Constructors(boolean hasFields) {
        this.hasFields = hasFields;
    }

    /**
     * The constructor of a class that declares none.
     *
     * @param passedOn how many arguments its superclass takes, or {@link SuperParameters#UNKNOWN}
     */
    static Node absent(Node clazz, int passedOn) {
        Node body = IR.block();
        Node parameters = IR.paramList();
        if (!clazz.getSecondChild().isEmpty()) {
            Node call = IR.call(IR.superNode());
            if (passedOn == SuperParameters.UNKNOWN) {
                call.addChildToBack(IR.iterSpread(IR.name("arguments")));
            }
            for (int i = 0; i < passedOn; i++) {
                parameters.addChildToBack(IR.name(ARGUMENT + i));
                call.addChildToBack(IR.name(ARGUMENT + i));
            }
            body.addChildToBack(IR.exprResult(call));
        }
        return IR.function(IR.name(""), parameters, body).srcrefTreeIfMissing(clazz);
    }

    /** Lowers a constructor in place. */
    static void lower(Node constructor, String name, boolean derived, boolean hasFields) {
        Constructors lowering = new Constructors(hasFields);
        lowering.collect(constructor);
        Node body = constructor.getLastChild();
        if (derived) {
            lowering.lowerDerived(body);
        }
        for (Node target : lowering.targets) {
            target.replaceWith(IR.getprop(IR.thisNode(), "constructor").srcrefTree(target));
        }
        if (!derived && hasFields) {
            body.addChildToFront(IR.exprResult(fieldsOf(IR.thisNode())).srcrefTreeIfMissing(constructor));
        }
        if (!derived) {
            body.addChildToFront(check(name).srcrefTreeIfMissing(constructor));
        }
    }

    private static Node fieldsOf(Node self) {
        return IR.call(IR.getprop(IR.name(FIELDS), "call"), self);
    }

    /** Without new there is no object: a class cannot be called. */
    private static Node check(String name) {
        Node missing = IR.sheq(IR.thisNode(), IR.voidNode(IR.number(0)));
        return IR.ifNode(missing, IR.block(IR.exprResult(IR.call(IR.name(NOT_NEW), IR.string(name)))));
    }

    private void collect(Node constructor) {
        Node at = constructor.getFirstChild();
        while (at != null) {
            switch (at.getToken()) {
                case THIS -> {
                    selves.add(at);
                    thisBeforeSuper |= superCalls.isEmpty();
                }
                case SUPER -> {
                    if (at.getParent().isCall() && at.getParent().getFirstChild() == at) {
                        superCalls.add(at.getParent());
                        // What its arguments use is used before it.
                        thisBeforeSuper |= contains(at.getParent());
                    }
                }
                case NEW_TARGET -> targets.add(at);
                case RETURN -> {
                    if (functionAround(at) == constructor) {
                        returns.add(at);
                    }
                }
                default -> {
                    // As it is.
                }
            }
            at = at.isFunction() && !at.isArrowFunction()
                    ? Refusals.after(at, constructor)
                    : Refusals.next(at, constructor);
        }
    }

    private static boolean contains(Node tree) {
        for (Node at = tree; at != null; at = Refusals.next(at, tree)) {
            if (at.isThis()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Node functionAround(Node node) {
        Node at = node.getParent();
        while (at != null && !at.isFunction()) {
            at = at.getParent();
        }
        return at;
    }

    private void lowerDerived(Node body) {
        boolean simple = superCalls.size() == 1
                && !thisBeforeSuper
                && superCalls.get(0).getParent().isExprResult()
                && superCalls.get(0).getGrandparent() == body;
        for (Node self : selves) {
            Node value = simple ? IR.name(SELF) : IR.call(IR.name(BOUND), IR.name(SELF));
            self.replaceWith(value.srcrefTree(self));
        }
        for (Node statement : returns) {
            Node value = statement.getFirstChild();
            Node result = value == null
                    ? IR.call(IR.name(BOUND), IR.name(SELF))
                    : IR.call(IR.name(RESULT), value.detach(), IR.name(SELF));
            statement.addChildToBack(result.srcrefTreeIfMissing(statement));
        }
        for (Node call : superCalls) {
            lowerSuperCall(call, simple);
        }
        body.addChildToFront(IR.var(IR.name(SELF)).srcrefTreeIfMissing(body));
        Node end = simple ? IR.name(SELF) : IR.call(IR.name(BOUND), IR.name(SELF));
        body.addChildToBack(IR.returnNode(end).srcrefTreeIfMissing(body));
    }

    private void lowerSuperCall(Node call, boolean simple) {
        call.removeFirstChild();
        Node list = IR.arraylit();
        boolean spread = false;
        while (call.hasChildren()) {
            Node argument = call.removeFirstChild();
            spread |= argument.isSpread();
            list.addChildToBack(argument);
        }
        Node parent = IR.name(Classes.PARENT);
        Node made;
        if (spread) {
            boolean only = list.hasOneChild() && list.getFirstFirstChild().matchesName("arguments");
            Node all = only ? list.getFirstChild().removeFirstChild() : list;
            made = IR.call(IR.getprop(parent, "apply"), IR.thisNode(), all);
        } else {
            made = IR.call(IR.getprop(parent, "call"), IR.thisNode());
            while (list.hasChildren()) {
                made.addChildToBack(list.removeFirstChild());
            }
        }
        Node object =
                simple ? IR.or(made, IR.thisNode()) : IR.call(IR.name(INITIALISED), made, IR.thisNode(), IR.name(SELF));
        Node value = IR.assign(IR.name(SELF), object);
        if (hasFields) {
            value = IR.comma(IR.comma(value, fieldsOf(IR.name(SELF))), IR.name(SELF));
        }
        call.replaceWith(value.srcrefTreeIfMissing(call));
    }
}
