// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import ee.functions.runtime.engine.FunctionName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lowers classes, and object literals whose methods use {@code super}, to functions and calls of the prelude.
 *
 * <p>{@code class A extends B { … }} becomes {@code ((parent) => lowerClass(parent, function A…, [kind, key, value, …]))
 * (parentOf(B))}. Closure could lower classes too, but not a superclass that is a built-in under another name, nor a
 * {@code super()} in an arrow function, which esbuild writes. ECMA-262 15.7.
 */
final class Classes {

    static final String DEFINE = Refusals.RESERVED_PREFIX + "defineClass";
    static final String PARENT_OF = Refusals.RESERVED_PREFIX + "parentOf";
    static final String FIELD = Refusals.RESERVED_PREFIX + "field";
    static final String STATICS = Refusals.RESERVED_PREFIX + "statics";
    static final String PROTOTYPE_OF = Refusals.RESERVED_PREFIX + "prototypeOf";

    /** The superclass, as the members of a class see it. */
    static final String PARENT = Refusals.RESERVED_PREFIX + "parent";

    private static final String HOME = Refusals.RESERVED_PREFIX + "home";
    private static final String THIS_CLASS = Refusals.RESERVED_PREFIX + "class";

    // esbuild calls a class _A where its body needs a name of its own, and then says "let A = _A".
    private final Map<String, String> aliases = new HashMap<>();
    private final List<Node> found = new ArrayList<>();
    private final Map<Node, Integer> superParameters = new HashMap<>();

    static void lower(Node root) {
        Classes lowering = new Classes();
        for (Node at = root; at != null; at = Refusals.next(at, root)) {
            lowering.look(at);
        }
        // Before any class is another thing than a class.
        SuperParameters parameters = new SuperParameters(root);
        for (Node node : lowering.found) {
            if (node.isClass()) {
                lowering.superParameters.put(node, parameters.of(node));
            }
        }
        // Inner ones come after outer ones: backwards, a replaced node is never one still to be visited.
        for (int i = lowering.found.size() - 1; i >= 0; i--) {
            Node node = lowering.found.get(i);
            if (node.isClass()) {
                lowering.lowerClass(node);
            } else {
                lowerLiteral(node);
            }
        }
    }

    private void look(Node node) {
        if (node.isClass() || (node.isObjectLit() && usesSuper(node))) {
            found.add(node);
        }
        if (node.isName()
                && node.getParent() != null
                && (node.getParent().isLet() || node.getParent().isVar())) {
            Node value = node.getFirstChild();
            if (value != null && value.isName() && value.getString().startsWith("_" + node.getString())) {
                aliases.put(value.getString(), node.getString());
            }
        }
    }

    private static boolean usesSuper(Node literal) {
        for (Node member = literal.getFirstChild(); member != null; member = member.getNext()) {
            Node function = methodOf(member);
            if (function != null && SuperProperties.usedIn(function)) {
                return true;
            }
        }
        return false;
    }

    /** The function of a member, if super has a meaning in it. */
    private static @Nullable Node methodOf(Node member) {
        boolean method = member.isMemberFunctionDef()
                || member.isGetterDef()
                || member.isSetterDef()
                || (member.isComputedProp()
                        && (member.getBooleanProp(Node.COMPUTED_PROP_METHOD)
                                || member.getBooleanProp(Node.COMPUTED_PROP_GETTER)
                                || member.getBooleanProp(Node.COMPUTED_PROP_SETTER)));
        return method ? member.getLastChild() : null;
    }

    private static void lowerLiteral(Node literal) {
        Supplier<Node> from = () -> IR.call(IR.name(PROTOTYPE_OF), IR.name(HOME));
        for (Node member = literal.getFirstChild(); member != null; member = member.getNext()) {
            Node function = methodOf(member);
            if (function != null) {
                SuperProperties.lower(function, from);
            }
        }
        Node place = IR.empty();
        literal.replaceWith(place);
        Node body = IR.block(IR.constNode(IR.name(HOME), literal), IR.returnNode(IR.name(HOME)));
        place.replaceWith(
                IR.call(IR.arrowFunction(IR.name(""), IR.paramList(), body)).srcrefTreeIfMissing(literal));
    }

    private void lowerClass(Node clazz) {
        Node own = clazz.getFirstChild();
        Node superclass = clazz.getSecondChild();
        boolean derived = !superclass.isEmpty();
        String ownName = own.isName() ? own.getString() : "";
        Node parent = clazz.getParent();
        boolean declaration = parent.isBlock() || parent.isScript() || parent.isCase() || parent.isModuleBody();

        Node constructor = null;
        boolean usesSuper = false;
        Node members = IR.arraylit();
        Node statics = IR.arraylit();
        Node fields = IR.block();
        for (Node member = clazz.getLastChild().getFirstChild(); member != null; ) {
            Node next = member.getNext();
            member.detach();
            Node function = methodOf(member);
            Node code = function == null ? member : function;
            usesSuper |= SuperProperties.usedIn(code);
            SuperProperties.lower(code, from(member));
            if (isConstructor(member)) {
                constructor = member.getFirstChild().detach();
            } else if (function != null) {
                addMember(members, member, function);
            } else {
                addField(statics, fields, member);
            }
            member = next;
        }
        boolean hasFields = fields.hasChildren();
        int length = constructor == null ? 0 : FunctionNames.length(constructor);
        if (constructor == null) {
            constructor = Constructors.absent(clazz, superParameters.getOrDefault(clazz, SuperParameters.UNKNOWN));
        }
        Constructors.lower(constructor, ownName, derived, hasFields);
        String inferred = ownName.isEmpty() ? FunctionNames.inferred(clazz) : aliases.getOrDefault(ownName, ownName);
        boolean counted = length == constructor.getSecondChild().getChildCount();
        constructor
                .getFirstChild()
                .setString(FunctionName.encode(inferred == null ? "" : inferred, counted ? -1 : length));
        boolean wantsParent = derived || usesSuper;
        Node define = IR.call(
                IR.name(DEFINE),
                wantsParent ? IR.name(PARENT) : IR.voidNode(IR.number(0)),
                constructor,
                IR.string(inferred == null ? "" : inferred),
                members);
        boolean named = !declaration && !ownName.isEmpty();
        Node value = define;
        if (wantsParent || hasFields || statics.hasChildren() || named) {
            Node body = IR.block();
            if (hasFields) {
                body.addChildToBack(
                        IR.constNode(IR.name(Constructors.FIELDS), IR.function(IR.name(""), IR.paramList(), fields)));
            }
            String inner = ownName.isEmpty() ? THIS_CLASS : ownName;
            body.addChildToBack(IR.constNode(IR.name(inner), define));
            if (statics.hasChildren()) {
                body.addChildToBack(IR.exprResult(IR.call(IR.name(STATICS), IR.name(inner), statics)));
            }
            body.addChildToBack(IR.returnNode(IR.name(inner)));
            Node parentOf = IR.call(IR.name(PARENT_OF));
            if (derived) {
                parentOf.addChildToBack(superclass.detach());
            }
            Node scope = IR.arrowFunction(IR.name(""), IR.paramList(), body);
            value = IR.call(scope);
            if (wantsParent) {
                scope.getSecondChild().addChildToBack(IR.name(PARENT));
                value.addChildToBack(parentOf);
            }
        }
        value.srcrefTreeIfMissing(clazz);
        clazz.replaceWith(
                declaration ? IR.let(IR.name(ownName).srcref(own), value).srcref(clazz) : value);
    }

    private static boolean isConstructor(Node member) {
        return member.isMemberFunctionDef()
                && !member.isStaticMember()
                && member.getString().equals("constructor");
    }

    private static Supplier<Node> from(Node member) {
        return member.isStaticMember() ? () -> IR.name(PARENT) : () -> IR.getprop(IR.name(PARENT), "prototype");
    }

    private static void addMember(Node list, Node member, Node function) {
        boolean get = member.isGetterDef() || member.getBooleanProp(Node.COMPUTED_PROP_GETTER);
        boolean set = member.isSetterDef() || member.getBooleanProp(Node.COMPUTED_PROP_SETTER);
        String kind = get ? "get" : set ? "set" : "value";
        list.addChildToBack(IR.string(member.isStaticMember() ? "static " + kind : kind));
        list.addChildToBack(member.isComputedProp() ? member.getFirstChild().detach() : IR.string(member.getString()));
        list.addChildToBack(function.detach());
    }

    /** Fields and static blocks reach this stage only where there is no esbuild. */
    private static void addField(Node statics, Node fields, Node member) {
        if (member.isBlock()) {
            statics.addChildToBack(IR.nullNode());
            statics.addChildToBack(IR.function(IR.name(""), IR.paramList(), member));
            return;
        }
        boolean computed = member.isComputedFieldDef();
        Node key = computed ? member.getFirstChild().detach() : IR.string(member.getString());
        Node value = member.hasChildren() ? member.getLastChild().detach() : IR.voidNode(IR.number(0));
        if (member.isStaticMember()) {
            statics.addChildToBack(key);
            statics.addChildToBack(IR.function(IR.name(""), IR.paramList(), IR.block(IR.returnNode(value))));
        } else {
            fields.addChildToBack(IR.exprResult(IR.call(IR.name(FIELD), IR.thisNode(), key, value)));
        }
    }
}
