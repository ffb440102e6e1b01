// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the guard into a tree that is ES5 already: each catch clause first hands what it caught to the host, which throws the
 * stop again and turns Java exceptions into errors of the language, so that a script can neither swallow the one nor see
 * the other. What makes functions and loops stop at all comes into the compiled code, when the engine loads it.
 */
final class Guards {

    private static final String CAUGHT = Refusals.RESERVED_PREFIX + "caught";

    private Guards() {}

    /** Guards all in a function expression, and gives it the variable that the guard uses. */
    static void add(Node function) {
        List<Node> clauses = new ArrayList<>();
        for (Node at = function; at != null; at = Refusals.next(at, function)) {
            if (at.isCatch()) {
                clauses.add(at);
            }
        }
        for (Node clause : clauses) {
            clause.getLastChild()
                    .addChildToFront(normalisation(clause.getFirstChild().getString()));
        }
        Node body = function.getLastChild();
        body.addChildToFront(IR.var(member(CAUGHT, "caught")));
        body.addChildToFront(IR.exprResult(IR.string("use strict")));
    }

    static Node member(String variable, String member) {
        Node name = IR.name(variable);
        name.addChildToFront(IR.getprop(IR.name(ModuleForm.PARAMETER), member));
        return name;
    }

    private static Node normalisation(String caught) {
        return IR.exprResult(IR.assign(IR.name(caught), IR.call(IR.name(CAUGHT), IR.name(caught))));
    }
}
