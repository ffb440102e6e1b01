// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;

/** What matchAll gives (ECMA-262 22.2.9). */
final class RegExpIterator extends ScriptObject {

    private static final PropertyMap MAP = PropertyMap.newMap(RegExpIterator.class);

    private final RegExpProtocol protocol;
    private final ScriptObject expression;
    private final String text;
    private final boolean global;
    private final boolean byCodePoint;
    private boolean done;

    RegExpIterator(RegExpProtocol protocol, ScriptObject expression, String text, boolean global, boolean byCodePoint) {
        super(protocol.iteratorPrototype(), MAP);
        this.protocol = protocol;
        this.expression = expression;
        this.text = text;
        this.global = global;
        this.byCodePoint = byCodePoint;
    }

    @Override
    public String getClassName() {
        return "RegExp String Iterator";
    }

    /** Gives the next record. */
    ScriptObject next() {
        ScriptObject match = done ? null : protocol.execute(expression, text);
        if (match == null) {
            done = true;
            return record(ScriptRuntime.UNDEFINED, true);
        }
        if (!global) {
            done = true;
        } else if (Values.text(match.get(0)).isEmpty()) {
            protocol.moveOn(expression, text, byCodePoint);
        }
        return record(match, false);
    }

    private static ScriptObject record(@Nullable Object value, boolean done) {
        ScriptObject record = Global.instance().newObject();
        record.set("value", value, 0);
        record.set("done", (Object) done, 0);
        return record;
    }
}
