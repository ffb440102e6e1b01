// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.rhino.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says how many arguments the constructor of a superclass takes, where the script leaves no doubt which class that is. The
 * constructor of a class that declares none then passes on so many, and needs no object for its arguments, which takes
 * longer to make than most objects of a class.
 */
final class SuperParameters {

    static final int UNKNOWN = -1;

    /** More are passed on as a list. */
    private static final int MOST = 8;

    private static final int LONGEST_CHAIN = 50;

    private final Map<String, Node> values = new HashMap<>();
    private final Set<String> doubtful = new HashSet<>();

    SuperParameters(Node root) {
        for (Node at = root; at != null; at = Refusals.next(at, root)) {
            if (at.isName()) {
                look(at);
            }
        }
    }

    private void look(Node name) {
        Node parent = name.getParent();
        String text = name.getString();
        if (parent == null || text.isEmpty()) {
            return;
        }
        if (parent.isClass() && parent.getFirstChild() == name) {
            Node outer = parent.getParent();
            boolean declared = outer.isBlock() || outer.isScript() || outer.isModuleBody();
            // The name that a class expression has for itself is doubtful if it is another one's as well.
            put(text, parent, declared || !(outer.isName() && outer.getString().equals(text)));
        } else if (NodeUtil.isLValue(name) || parent.isFunction() || parent.isParamList()) {
            Node value = name.getFirstChild();
            boolean known = value != null && (value.isClass() || value.isName());
            if (known && (parent.isConst() || parent.isLet() || parent.isVar())) {
                put(text, value, true);
            } else {
                doubtful.add(text);
            }
        }
    }

    private void put(String name, Node value, boolean first) {
        Node before = values.putIfAbsent(name, value);
        if (before != null && (first || before != value)) {
            doubtful.add(name);
        }
    }

    /** How many arguments the superclass of a class takes at most; {@link #UNKNOWN} if that cannot be said. */
    int of(Node clazz) {
        Node superclass = clazz.getSecondChild();
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (superclass.isName()) {
                String name = superclass.getString();
                Node value = values.get(name);
                if (value == null || doubtful.contains(name)) {
                    return UNKNOWN;
                }
                superclass = value;
            } else if (superclass.isClass()) {
                Node constructor = constructor(superclass);
                if (constructor != null) {
                    return count(constructor);
                }
                if (superclass.getSecondChild().isEmpty()) {
                    return 0;
                }
                superclass = superclass.getSecondChild();
            } else {
                return UNKNOWN;
            }
        }
        return UNKNOWN;
    }

    private static @Nullable Node constructor(Node clazz) {
        for (Node member = clazz.getLastChild().getFirstChild(); member != null; member = member.getNext()) {
            if (member.isMemberFunctionDef()
                    && !member.isStaticMember()
                    && member.getString().equals("constructor")) {
                return member.getFirstChild();
            }
        }
        return null;
    }

    private static int count(Node constructor) {
        int count = 0;
        for (Node parameter = constructor.getSecondChild().getFirstChild();
                parameter != null;
                parameter = parameter.getNext()) {
            if (parameter.isRest() || ++count > MOST) {
                return UNKNOWN;
            }
        }
        for (Node at = constructor; at != null; at = Refusals.next(at, constructor)) {
            if (at.matchesName("arguments")) {
                return UNKNOWN;
            }
        }
        return count;
    }
}
