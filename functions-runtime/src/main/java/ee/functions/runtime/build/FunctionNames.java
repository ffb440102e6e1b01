// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.rhino.Node;
import ee.functions.runtime.engine.FunctionName;
import org.jspecify.annotations.Nullable;

/**
 * Gives function expressions the names that the language infers for them, and their lengths, before anything is lowered.
 *
 * <p>ECMA-262 8.4 and 15.1.5. A computed name that is not known here infers none.
 */
final class FunctionNames {

    private FunctionNames() {}

    static void infer(Node root) {
        for (Node at = root; at != null; at = Refusals.next(at, root)) {
            if (at.isFunction() && !isDeclaration(at)) {
                inferFor(at);
            }
        }
    }

    private static boolean isDeclaration(Node function) {
        Node parent = function.getParent();
        boolean statement = parent.isBlock()
                || parent.isScript()
                || parent.isModuleBody()
                || parent.isCase()
                || parent.isDefaultCase()
                || parent.isLabel()
                || parent.isExport();
        return statement
                && !(parent.isExport() && function.getFirstChild().getString().isEmpty());
    }

    private static void inferFor(Node function) {
        Node name = function.getFirstChild();
        int length = length(function);
        boolean counted = length == function.getSecondChild().getChildCount();
        boolean accessor =
                function.getParent().isGetterDef() || function.getParent().isSetterDef();
        if (!name.getString().isEmpty()
                || (accessor && !function.getGrandparent().isClassMembers())) {
            return; // its own name, which its body may use
        }
        String inferred = inferred(function);
        if (inferred != null || !counted) {
            name.setString(FunctionName.encode(inferred == null ? "" : inferred, counted ? -1 : length));
        }
    }

    /** The number of parameters before the first one with a default value or a rest. */
    static int length(Node function) {
        int length = 0;
        Node parameter = function.getSecondChild().getFirstChild();
        while (parameter != null && !parameter.isDefaultValue() && !parameter.isRest()) {
            length++;
            parameter = parameter.getNext();
        }
        return length;
    }

    /** The name that a function or class without one gets from where it stands; null if there is none. */
    static @Nullable String inferred(Node value) {
        Node parent = value.getParent();
        return switch (parent.getToken()) {
            case NAME -> parent.matchesName(ModuleForm.DEFAULT) ? "default" : parent.getString();
            case STRING_KEY -> parent.getString();
            case MEMBER_FUNCTION_DEF -> parent.getString().equals("constructor") ? null : parent.getString();
            // Those of object literals stay accessors, whose functions can bear no name.
            case GETTER_DEF -> parent.getParent().isClassMembers() ? "get " + parent.getString() : null;
            case SETTER_DEF -> parent.getParent().isClassMembers() ? "set " + parent.getString() : null;
            case COMPUTED_PROP -> value == parent.getFirstChild() ? null : computed(parent);
            case ASSIGN, DEFAULT_VALUE ->
                value == parent.getLastChild() && parent.getFirstChild().isName()
                        ? parent.getFirstChild().getString()
                        : null;
            case EXPORT -> "default";
            case CALL -> ofField(value, parent);
            default -> null;
        };
    }

    private static @Nullable String computed(Node property) {
        Node key = property.getFirstChild();
        String prefix = property.getBooleanProp(Node.COMPUTED_PROP_GETTER)
                ? "get "
                : property.getBooleanProp(Node.COMPUTED_PROP_SETTER) ? "set " : "";
        if (key.isStringLit()) {
            return prefix + key.getString();
        }
        boolean symbol = key.isGetProp() && key.getFirstChild().matchesName("Symbol");
        return symbol ? prefix + "[Symbol." + key.getString() + "]" : null;
    }

    /** esbuild writes fields as {@code __publicField(this, "name", value)} and {@code __privateAdd(this, _name, value)}. */
    private static @Nullable String ofField(Node value, Node call) {
        Node callee = call.getFirstChild();
        if (!callee.isName() || call.getChildCount() != 4 || call.getLastChild() != value) {
            return null;
        }
        Node key = call.getChildAtIndex(2);
        if (callee.getString().startsWith("__publicField") && key.isStringLit()) {
            return key.getString();
        }
        boolean secret = callee.getString().startsWith("__privateAdd") && key.isName();
        return secret && key.getString().startsWith("_") ? "#" + key.getString().substring(1) : null;
    }
}
