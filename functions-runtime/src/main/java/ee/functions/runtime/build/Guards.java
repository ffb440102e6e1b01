// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the guards into a tree that is ES5 already.
 *
 * <p>Each function and each turn of a loop counts down, and asks the host when the count is used up; the host throws the
 * stop if the time is over. Each catch clause first hands what it caught to the host, which throws the stop again and
 * turns Java exceptions into errors of the language, so that a script can neither swallow the one nor see the other.
 */
final class Guards {

    private static final String COUNT = Refusals.RESERVED_PREFIX + "n";
    private static final String CHECK = Refusals.RESERVED_PREFIX + "check";
    private static final String CAUGHT = Refusals.RESERVED_PREFIX + "caught";

    private Guards() {}

    /** Guards a function expression and all in it, and gives it the variables that the guards use. */
    static void add(Node function) {
        List<Node> guarded = new ArrayList<>();
        for (Node at = function; at != null; at = Refusals.next(at, function)) {
            switch (at.getToken()) {
                case FUNCTION, FOR, FOR_IN, WHILE, DO, CATCH -> guarded.add(at);
                default -> {
                    // Nothing that could run for long by itself.
                }
            }
        }
        for (Node node : guarded) {
            switch (node.getToken()) {
                case CATCH ->
                    node.getLastChild()
                            .addChildToFront(normalisation(node.getFirstChild().getString()));
                case DO -> node.getFirstChild().addChildToFront(tick());
                default -> node.getLastChild().addChildToFront(tick());
            }
        }
        addVariables(function);
    }

    private static void addVariables(Node function) {
        Node body = function.getLastChild();
        // The outermost function runs once: its own tick gives way to the declarations.
        body.removeFirstChild();
        Node variables = IR.var(IR.name(COUNT), IR.number(0));
        variables.addChildToBack(member(CHECK, "check"));
        variables.addChildToBack(member(CAUGHT, "caught"));
        body.addChildToFront(variables);
        body.addChildToFront(IR.exprResult(IR.string("use strict")));
    }

    static Node member(String variable, String member) {
        Node name = IR.name(variable);
        name.addChildToFront(IR.getprop(IR.name(ModuleForm.PARAMETER), member));
        return name;
    }

    private static Node tick() {
        Node ask = IR.assign(IR.name(COUNT), IR.call(IR.name(CHECK)));
        return IR.ifNode(IR.lt(IR.dec(IR.name(COUNT), false), IR.number(0)), IR.block(IR.exprResult(ask)));
    }

    private static Node normalisation(String caught) {
        return IR.exprResult(IR.assign(IR.name(caught), IR.call(IR.name(CAUGHT), IR.name(caught))));
    }
}
