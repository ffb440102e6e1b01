// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lowers destructuring to reads of properties, in the order the language says.
 *
 * <p>An array pattern takes its values from the iterator at once and closes it; a real array is read by index. Closure's
 * own lowering never closes an iterator, and reads what a rest leaves out twice. ECMA-262 8.6.2, 13.15.5.
 */
final class Patterns {

    static final String TAKE = Refusals.RESERVED_PREFIX + "take";
    static final String OBJECT = Refusals.RESERVED_PREFIX + "object";
    static final String REST = Refusals.RESERVED_PREFIX + "rest";
    static final String KEY = Refusals.RESERVED_PREFIX + "key";
    private static final String VALUE = Refusals.RESERVED_PREFIX + "d";

    private int values;

    private Patterns() {}

    static void lower(Node root) {
        List<Node> found = new ArrayList<>();
        for (Node at = root; at != null; at = Refusals.next(at, root)) {
            if (holdsPattern(at)) {
                found.add(at);
            }
        }
        Patterns patterns = new Patterns();
        for (int i = found.size() - 1; i >= 0; i--) {
            patterns.lowerIn(found.get(i));
        }
    }

    private static boolean isPattern(@Nullable Node node) {
        return node != null && (node.isArrayPattern() || node.isObjectPattern());
    }

    private static boolean holdsPattern(Node node) {
        return switch (node.getToken()) {
            case VAR, LET, CONST -> {
                boolean found = false;
                for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                    found |= child.isDestructuringLhs();
                }
                yield found && !isLoopHead(node);
            }
            case ASSIGN, CATCH -> isPattern(node.getFirstChild());
            case FOR_OF, FOR_IN, FOR_AWAIT_OF -> isPattern(headPattern(node));
            case PARAM_LIST -> {
                boolean found = false;
                for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                    found |= isPattern(child) || isPattern(child.getFirstChild());
                }
                yield found;
            }
            default -> false;
        };
    }

    private static boolean isLoopHead(Node declaration) {
        Node parent = declaration.getParent();
        return (parent.isForOf() || parent.isForIn() || parent.isForAwaitOf()) && parent.getFirstChild() == declaration;
    }

    private static @Nullable Node headPattern(Node loop) {
        Node head = loop.getFirstChild();
        if (!isPattern(head) && head.hasChildren() && head.getFirstChild().isDestructuringLhs()) {
            return head.getFirstFirstChild();
        }
        return head;
    }

    private void lowerIn(Node node) {
        switch (node.getToken()) {
            case VAR, LET, CONST -> lowerDeclaration(node);
            case ASSIGN -> lowerAssignment(node);
            case CATCH -> lowerCatch(node);
            case PARAM_LIST -> lowerParameters(node);
            default -> lowerLoop(node);
        }
    }

    private String newValue() {
        return VALUE + ++values;
    }

    private void lowerDeclaration(Node declaration) {
        Node child = declaration.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            if (child.isDestructuringLhs()) {
                Node pattern = child.removeFirstChild();
                Node value = child.removeFirstChild();
                Steps steps = new Steps(true);
                expand(pattern, value, steps);
                for (Node step : steps.list) {
                    step.insertBefore(child);
                }
                child.detach();
            }
            child = next;
        }
    }

    /** A declaration of what a pattern binds. */
    private Node declaration(Token kind, Node pattern, Node value) {
        Steps steps = new Steps(true);
        expand(pattern, value, steps);
        Node declaration = new Node(kind).srcref(pattern);
        for (Node step : steps.list) {
            declaration.addChildToBack(step);
        }
        return declaration;
    }

    private void lowerAssignment(Node assignment) {
        Node pattern = assignment.removeFirstChild();
        Node value = assignment.removeFirstChild();
        Steps steps = new Steps(false);
        Node parent = assignment.getParent();
        boolean used = !parent.isExprResult();
        String whole = newValue();
        if (used) {
            steps.temporary(whole, value, pattern);
            value = IR.name(whole).srcref(pattern);
        }
        expand(pattern, value, steps);
        if (used) {
            steps.list.add(IR.name(whole).srcref(pattern));
        }
        Node body = bodyAround(assignment);
        for (String temporary : steps.temporaries) {
            body.addChildToFront(IR.var(IR.name(temporary)).srcrefTreeIfMissing(body));
        }
        assignment.replaceWith(steps.asExpression().srcrefIfMissing(pattern));
    }

    private static Node bodyAround(Node node) {
        Node at = node;
        while (!at.isFunction()) {
            at = at.getParent();
        }
        return blockOf(at);
    }

    /** The body of a function; an arrow function's expression becomes a block first. */
    private static Node blockOf(Node function) {
        Node body = function.getLastChild();
        if (body.isBlock()) {
            return body;
        }
        body.detach();
        Node block = IR.block(IR.returnNode(body).srcref(body)).srcref(body);
        function.addChildToBack(block);
        return block;
    }

    private void lowerCatch(Node clause) {
        Node pattern = clause.getFirstChild();
        String caught = newValue();
        pattern.replaceWith(IR.name(caught).srcref(pattern));
        clause.getLastChild()
                .addChildToFront(declaration(Token.LET, pattern, IR.name(caught).srcref(pattern)));
    }

    private void lowerLoop(Node loop) {
        Node head = loop.getFirstChild();
        boolean declares = !isPattern(head);
        Token kind = head.getToken();
        Node pattern = declares ? head.getFirstFirstChild().detach() : head;
        String member = newValue();
        head.replaceWith(new Node(Token.CONST, IR.name(member)).srcrefTree(pattern));
        Node body = loop.getLastChild().detach();
        Node value = IR.name(member).srcref(pattern);
        Node first;
        if (declares) {
            first = declaration(kind, pattern, value);
        } else {
            first = IR.exprResult(new Node(Token.ASSIGN, pattern, value).srcref(pattern));
            first.srcref(pattern);
        }
        loop.addChildToBack(IR.block(first, body).srcref(body));
        if (!declares) {
            lowerAssignment(first.getFirstChild());
        }
    }

    // From the first pattern on, defaults are lowered here too: they may use what the pattern has bound.
    private void lowerParameters(Node parameters) {
        Node body = blockOf(parameters.getParent());
        List<Node> first = new ArrayList<>();
        for (Node parameter = parameters.getFirstChild(); parameter != null; ) {
            Node next = parameter.getNext();
            Node target = parameter.isDefaultValue() || parameter.isRest() ? parameter.getFirstChild() : parameter;
            Node otherwise =
                    parameter.isDefaultValue() ? parameter.getLastChild().detach() : null;
            String name = isPattern(target) ? newValue() : target.getString();
            Node value = IR.name(name).srcref(target);
            if (otherwise != null) {
                value = orElse(value, otherwise);
            }
            if (isPattern(target)) {
                target.replaceWith(IR.name(name).srcref(target));
                first.add(declaration(Token.VAR, target, value));
            } else if (otherwise != null) {
                first.add(IR.exprResult(
                                IR.assign(IR.name(name).srcref(target), value).srcref(target))
                        .srcref(target));
            }
            if (parameter.isDefaultValue()) {
                parameter.replaceWith(parameter.removeFirstChild());
            }
            parameter = next;
        }
        for (int i = first.size() - 1; i >= 0; i--) {
            body.addChildToFront(first.get(i));
        }
    }

    /** {@code value === void 0 ? otherwise : value} for a name. */
    private static Node orElse(Node name, Node otherwise) {
        return IR.hook(IR.sheq(name, IR.voidNode(IR.number(0))), otherwise, name.cloneNode())
                .srcrefTreeIfMissing(otherwise);
    }

    private void expand(Node pattern, Node value, Steps steps) {
        String whole = newValue();
        if (pattern.isArrayPattern()) {
            expandArray(pattern, whole, value, steps);
        } else {
            expandObject(pattern, whole, value, steps);
        }
    }

    private void expandArray(Node pattern, String whole, Node value, Steps steps) {
        int count = pattern.getChildCount();
        boolean rest = count > 0 && pattern.getLastChild().isRest();
        Node take = IR.call(IR.name(TAKE), value, IR.number(rest ? count - 1 : count));
        if (rest) {
            take.addChildToBack(IR.trueNode());
        }
        steps.temporary(whole, take.srcrefTreeIfMissing(value), pattern);
        int index = 0;
        while (pattern.hasChildren()) {
            Node element = pattern.removeFirstChild();
            if (!element.isEmpty()) {
                Node target = element.isRest() ? element.removeFirstChild() : element;
                Node read = IR.getelem(IR.name(whole), IR.number(index)).srcrefTree(target);
                bind(target, read, steps);
            }
            index++;
        }
    }

    private void expandObject(Node pattern, String whole, Node value, Steps steps) {
        Node first = pattern.getFirstChild();
        boolean readsNothing = first == null || first.isRest() || first.isComputedProp();
        Node object = readsNothing ? IR.call(IR.name(OBJECT), value).srcrefTreeIfMissing(value) : value;
        steps.temporary(whole, object, pattern);
        boolean rest = first != null && pattern.getLastChild().isRest();
        Node keys = IR.arraylit();
        while (pattern.hasChildren()) {
            Node property = pattern.removeFirstChild();
            if (property.isRest()) {
                Node call = IR.call(IR.name(REST), IR.name(whole), keys).srcrefTreeIfMissing(property);
                bind(property.removeFirstChild(), call, steps);
                continue;
            }
            Node key;
            if (property.isComputedProp()) {
                key = property.removeFirstChild();
                if (rest) {
                    String computed = newValue();
                    steps.temporary(computed, IR.call(IR.name(KEY), key).srcrefTreeIfMissing(key), property);
                    key = IR.name(computed).srcref(property);
                }
            } else {
                key = IR.string(property.getString()).srcref(property);
            }
            keys.addChildToBack(rest ? key.cloneTree() : IR.nullNode());
            Node target = property.removeFirstChild();
            boolean plain = property.isStringKey() && !property.isQuotedStringKey();
            Node read = plain ? IR.getprop(IR.name(whole), property.getString()) : IR.getelem(IR.name(whole), key);
            bind(target, read.srcrefTreeIfMissing(property), steps);
        }
    }

    private void bind(Node target, Node read, Steps steps) {
        Node to = target;
        Node value = read;
        if (target.isDefaultValue()) {
            to = target.removeFirstChild();
            String found = newValue();
            steps.temporary(found, read, to);
            value = orElse(IR.name(found).srcref(to), target.removeFirstChild());
        }
        if (isPattern(to)) {
            expand(to, value, steps);
        } else {
            steps.set(to, value);
        }
    }

    /** What a pattern does, one step after the other: declarations, or expressions. */
    private static final class Steps {

        private final boolean declares;
        private final List<Node> list = new ArrayList<>();
        private final List<String> temporaries = new ArrayList<>();

        Steps(boolean declares) {
            this.declares = declares;
        }

        void temporary(String name, Node value, Node place) {
            temporaries.add(name);
            set(IR.name(name).srcref(place), value);
        }

        void set(Node target, Node value) {
            if (declares) {
                target.addChildToBack(value);
                list.add(target);
            } else {
                list.add(IR.assign(target, value).srcref(target));
            }
        }

        Node asExpression() {
            Node all = list.get(0);
            for (int i = 1; i < list.size(); i++) {
                all = IR.comma(all, list.get(i)).srcref(all);
            }
            return all;
        }
    }
}
