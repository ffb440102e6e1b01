// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.jscomp.parsing.parser.FeatureSet;
import com.google.javascript.jscomp.parsing.parser.FeatureSet.Feature;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import ee.functions.runtime.engine.FunctionName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns an ES module's tree into a script of one function expression that gives the exports back.
 *
 * <p>{@code export} goes, declarations stay: {@code (function($rt$){ …; return {onInvoke: onInvoke}; })}.
 */
final class ModuleForm {

    /** The parameter of the function: what the prelude provides to the generated code. */
    static final String PARAMETER = Refusals.RESERVED_PREFIX + "support";

    static final String DEFAULT = Refusals.RESERVED_PREFIX + "default";

    /** What the text of a module with a top-level await starts with, so that Closure can read it. */
    static final String AWAITING = "async function " + Refusals.RESERVED_PREFIX + "module(){";

    private static final String META = Refusals.RESERVED_PREFIX + "meta";
    private static final String IMPORT = Refusals.RESERVED_PREFIX + "import";
    private static final String IMPORT_META = Refusals.RESERVED_PREFIX + "importMeta";
    private static final String IMPORTER = Refusals.RESERVED_PREFIX + "importer";

    private final Map<String, String> exports = new LinkedHashMap<>();
    private final Set<String> assigned = new HashSet<>();
    private boolean usesMeta;
    private boolean usesImport;

    /**
     * Rewrites a script node in place; gives the names that the module exports.
     *
     * @param awaits whether all but the exports is in the function {@link #AWAITING}
     */
    static List<String> rewrite(Node script, String fileName, boolean awaits) {
        return new ModuleForm().rewriteScript(script, fileName, awaits);
    }

    private List<String> rewriteScript(Node script, String fileName, boolean awaits) {
        rewriteModuleFeatures(script);
        Node module = script.getFirstChild();
        boolean isModule = module != null && module.isModuleBody();
        Node source = isModule ? module : script;
        Node body = IR.block().srcref(script);
        if (awaits) {
            Node inFunction = source.removeFirstChild().getLastChild();
            source.addChildrenToFront(inFunction.removeChildren());
        }
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
        exports.forEach((exported, local) -> result.addChildToBack(export(exported, local)));
        if (usesMeta) {
            Node meta = IR.call(IR.name(IMPORT_META), IR.string(fileName));
            body.addChildToFront(IR.constNode(IR.name(META), meta).srcrefTreeIfMissing(script));
        }
        if (usesImport) {
            Node list = IR.arraylit();
            exports.forEach((exported, local) -> {
                list.addChildToBack(IR.string(exported));
                list.addChildToBack(IR.arrowFunction(IR.name(""), IR.paramList(), IR.name(local)));
            });
            Node reader = IR.arrowFunction(IR.name(""), IR.paramList(), list);
            Node importer = IR.call(IR.name(IMPORTER), IR.string(fileName), reader);
            body.addChildToFront(IR.constNode(IR.name(IMPORT), importer).srcrefTreeIfMissing(script));
        }
        body.addChildToBack(IR.returnNode(result).srcrefTreeIfMissing(script));
        if (awaits) {
            Node run = IR.arrowFunction(IR.name(FunctionName.encode("", -1)), IR.paramList(), body);
            run.setIsAsyncFunction(true);
            Node promise = IR.objectlit(IR.quotedStringKey(EntryPoint.AWAITED, IR.call(run)));
            body = IR.block(IR.returnNode(promise)).srcrefTreeIfMissing(script);
        }
        Node function = IR.function(IR.name(""), IR.paramList(IR.name(PARAMETER)), body);
        script.addChildToBack(IR.exprResult(function).srcrefTreeIfMissing(script));
        script.putBooleanProp(Node.ES6_MODULE, false);
        if (script.getProp(Node.FEATURE_SET) instanceof FeatureSet features) {
            script.putProp(
                    Node.FEATURE_SET,
                    features.without(
                                    Feature.MODULES,
                                    Feature.DYNAMIC_IMPORT,
                                    Feature.IMPORT_META,
                                    Feature.NEW_TARGET,
                                    Feature.SUPER,
                                    Feature.REGEXP_FLAG_S,
                                    Feature.REGEXP_FLAG_U)
                            // What this build writes itself, for Closure to lower.
                            .with(
                                    Feature.ARROW_FUNCTIONS,
                                    Feature.ASYNC_FUNCTIONS,
                                    Feature.GENERATORS,
                                    Feature.LET_DECLARATIONS,
                                    Feature.CONST_DECLARATIONS,
                                    Feature.BLOCK_SCOPED_FUNCTION_DECLARATION,
                                    Feature.SPREAD_EXPRESSIONS));
        }
        return new ArrayList<>(exports.keySet());
    }

    /** An export that is assigned to later is read when it is asked for. */
    private Node export(String exported, String local) {
        if (!assigned.contains(local)) {
            return IR.quotedStringKey(exported, IR.name(local));
        }
        Node get = IR.function(IR.name(""), IR.paramList(), IR.block(IR.returnNode(IR.name(local))));
        Node getter = IR.getterDef(exported, get);
        getter.setQuotedStringKey();
        return getter;
    }

    /** Replaces import() and import.meta, and takes down what is assigned to. */
    private void rewriteModuleFeatures(Node script) {
        List<Node> found = new ArrayList<>();
        for (Node at = script; at != null; at = Refusals.next(at, script)) {
            switch (at.getToken()) {
                case DYNAMIC_IMPORT, IMPORT_META -> found.add(at);
                case NAME -> {
                    if (isAssigned(at)) {
                        assigned.add(at.getString());
                    }
                }
                default -> {
                    // Nothing of modules.
                }
            }
        }
        for (int i = found.size() - 1; i >= 0; i--) {
            Node node = found.get(i);
            if (node.getToken() == Token.IMPORT_META) {
                usesMeta = true;
                node.replaceWith(IR.name(META).srcref(node));
            } else {
                usesImport = true;
                Node specifier = node.removeFirstChild();
                node.replaceWith(IR.call(IR.name(IMPORT), specifier).srcrefTreeIfMissing(node));
            }
        }
    }

    private static boolean isAssigned(Node name) {
        Node parent = name.getParent();
        boolean target = parent.getFirstChild() == name
                && (parent.isAssign()
                        || parent.getToken().name().startsWith("ASSIGN_")
                        || parent.isInc()
                        || parent.isDec()
                        || parent.isForOf()
                        || parent.isForIn());
        return target || (isInPattern(name) && !isDeclared(name));
    }

    private static boolean isInPattern(Node node) {
        Node parent = node.getParent();
        return parent.isArrayPattern()
                || parent.isObjectPattern()
                || (parent.isStringKey() || parent.isComputedProp() || parent.isDefaultValue() || parent.isRest())
                        && node == (parent.isDefaultValue() ? parent.getFirstChild() : parent.getLastChild())
                        && isInPattern(parent);
    }

    private static boolean isDeclared(Node name) {
        Node at = name;
        while (isInPattern(at)) {
            at = at.getParent();
        }
        return at.getParent().isDestructuringLhs() || at.getParent().isParamList();
    }

    private void addExport(Node export, Node body) {
        Node what = export.removeFirstChild();
        if (export.getBooleanProp(Node.EXPORT_DEFAULT)) {
            addDefault(what, body);
        } else if (what.getToken() == Token.EXPORT_SPECS) {
            for (Node spec = what.getFirstChild(); spec != null; spec = spec.getNext()) {
                exports.put(
                        FunctionName.decode(spec.getLastChild().getString()),
                        spec.getFirstChild().getString());
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
