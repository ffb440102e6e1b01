// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets {@code super.name} reach a getter of the superclass with the right {@code this}.
 *
 * <p>Closure reads such a property from the prototype of the superclass, so that a getter would run with that prototype as
 * its {@code this}. Each read asks the prelude instead. A method that is called through {@code super} is right as Closure
 * lowers it.
 */
final class SuperReads {

    static final String READ = Refusals.RESERVED_PREFIX + "superRead";
    private static final String CLASS = Refusals.RESERVED_PREFIX + "class";

    private int named;

    static void apply(Node root) {
        List<Node> found = new ArrayList<>();
        for (Node at = root; at != null; at = Refusals.next(at, root)) {
            if (at.isSuper() && isRead(at)) {
                found.add(at);
            }
        }
        SuperReads reads = new SuperReads();
        // Inner reads come after outer ones, as in super[super.key].
        for (int i = found.size() - 1; i >= 0; i--) {
            reads.rewrite(found.get(i));
        }
    }

    private static boolean isRead(Node superNode) {
        Node property = superNode.getParent();
        if (!(property.isGetProp() || property.isGetElem()) || property.getFirstChild() != superNode) {
            return false;
        }
        Node user = property.getParent();
        boolean first = user.getFirstChild() == property;
        return switch (user.getToken()) {
            case CALL, OPTCHAIN_CALL, TAGGED_TEMPLATELIT, INC, DEC, DELPROP -> !first;
            default -> !(first && user.getToken().name().startsWith("ASSIGN"));
        };
    }

    private void rewrite(Node superNode) {
        Node member = superNode;
        while (!member.getParent().isClassMembers()) {
            member = member.getParent();
        }
        Node clazz = member.getParent().getParent();
        Node property = superNode.getParent();
        Node name = IR.name(nameOf(clazz));
        Node home = member.isStaticMember() ? name : IR.getprop(name, "prototype");
        Node key = property.isGetProp()
                ? IR.string(property.getString())
                : property.getLastChild().detach();
        Node place = IR.empty();
        property.replaceWith(place);
        place.replaceWith(IR.call(IR.name(READ), home, key, IR.thisNode()).srcrefTreeIfMissing(property));
    }

    /** The name by which the members of a class know it; a class without one gets one. */
    private String nameOf(Node clazz) {
        Node own = clazz.getFirstChild();
        if (own.isName() && !own.getString().isEmpty()) {
            return own.getString();
        }
        String name = CLASS + ++named;
        own.replaceWith(IR.name(name).srcref(clazz));
        return name;
    }
}
