// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.jscomp.parsing.parser.FeatureSet;
import com.google.javascript.jscomp.parsing.parser.FeatureSet.Feature;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns an ES module's tree into a script of one function expression that gives the exports back.
 *
 * <p>{@code export} goes, declarations stay: {@code (function($rt$){ …; return {onInvoke: onInvoke}; })}.
 */
final class ModuleForm {

    /** The parameter of the function: what the prelude provides to the generated code. */
    static final String PARAMETER = Refusals.RESERVED_PREFIX + "support";

    private static final String DEFAULT = Refusals.RESERVED_PREFIX + "default";

    private final Map<String, String> exports = new LinkedHashMap<>();

    /** Rewrites a script node in place; gives the names that the module exports. */
    static List<String> rewrite(Node script) {
        return new ModuleForm().rewriteScript(script);
    }

    private List<String> rewriteScript(Node script) {
        Node module = script.getFirstChild();
        boolean isModule = module != null && module.isModuleBody();
        Node source = isModule ? module : script;
        Node body = IR.block().srcref(script);
        while (source.hasChildren()) {
            Node statement = source.getFirstChild().detach();
            if (statement.isExport()) {
                addExport(statement, body);
            } else {
                body.addChildToBack(statement);
            }
        }
        if (isModule) {
            module.detach();
        }
        Node result = IR.objectlit();
        exports.forEach((exported, local) -> result.addChildToBack(IR.quotedStringKey(exported, IR.name(local))));
        body.addChildToBack(IR.returnNode(result).srcrefTree(script));
        Node function = IR.function(IR.name(""), IR.paramList(IR.name(PARAMETER)), body);
        script.addChildToBack(IR.exprResult(function).srcrefTreeIfMissing(script));
        script.putBooleanProp(Node.ES6_MODULE, false);
        if (script.getProp(Node.FEATURE_SET) instanceof FeatureSet features) {
            script.putProp(
                    Node.FEATURE_SET,
                    features.without(
                                    Feature.MODULES,
                                    Feature.NEW_TARGET,
                                    Feature.SUPER,
                                    Feature.REGEXP_FLAG_S,
                                    Feature.REGEXP_FLAG_U)
                            // What this build writes itself, for Closure to lower.
                            .with(
                                    Feature.ARROW_FUNCTIONS,
                                    Feature.LET_DECLARATIONS,
                                    Feature.CONST_DECLARATIONS,
                                    Feature.BLOCK_SCOPED_FUNCTION_DECLARATION,
                                    Feature.SPREAD_EXPRESSIONS));
        }
        return new ArrayList<>(exports.keySet());
    }

    private void addExport(Node export, Node body) {
        Node what = export.removeFirstChild();
        if (export.getBooleanProp(Node.EXPORT_DEFAULT)) {
            addDefault(what, body);
        } else if (what.getToken() == Token.EXPORT_SPECS) {
            for (Node spec = what.getFirstChild(); spec != null; spec = spec.getNext()) {
                exports.put(
                        spec.getLastChild().getString(), spec.getFirstChild().getString());
            }
        } else {
            body.addChildToBack(what);
            if (what.isFunction() || what.isClass()) {
                String name = what.getFirstChild().getString();
                exports.put(name, name);
            } else {
                addDeclared(what);
            }
        }
    }

    private void addDefault(Node what, Node body) {
        boolean named = (what.isFunction() || what.isClass())
                && what.getFirstChild().isName()
                && !what.getFirstChild().getString().isEmpty();
        if (named) {
            body.addChildToBack(what);
            exports.put("default", what.getFirstChild().getString());
        } else {
            body.addChildToBack(IR.var(IR.name(DEFAULT), what).srcrefTreeIfMissing(what));
            exports.put("default", DEFAULT);
        }
    }

    private void addDeclared(Node declaration) {
        for (Node at = declaration; at != null; at = Refusals.next(at, declaration)) {
            boolean declares = at.isName()
                    && (at.getParent() == declaration
                            || at.getParent().isObjectPattern()
                            || at.getParent().isArrayPattern()
                            || at.getParent().isStringKey()
                            || at.getParent().isDefaultValue()
                                    && at == at.getParent().getFirstChild());
            if (declares) {
                exports.put(at.getString(), at.getString());
            }
        }
    }
}
