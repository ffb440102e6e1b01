// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.regexp.Flags;
import ee.functions.runtime.regexp.Matcher;
import ee.functions.runtime.regexp.RegExpTooComplexException;
import ee.functions.runtime.regexp.RegularExpression;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.runtime.ECMAException;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;

/** One match of a RegExp, and what the script sees of it (ECMA-262 22.2.7). */
final class RegExpMatching {

    private final RegExpIntrinsics realm;
    private final Matcher matcher;

    RegExpMatching(RegExpIntrinsics realm) {
        this.realm = realm;
        this.matcher = realm.matcher;
    }

    /** RegExp.prototype.exec. */
    @Nullable
    Object exec(@Nullable Object self, @Nullable Object text) {
        if (!(self instanceof RegExpObject object)) {
            throw realm.typeError("RegExp.prototype.exec requires that 'this' be a RegExp object");
        }
        return builtinExec(object, Values.text(text));
    }

    /** RegExp.prototype.test. */
    Object test(@Nullable Object self, @Nullable Object text) {
        if (self instanceof RegExpObject object && realm.isUntouched(object)) {
            return matches(object, Values.text(text));
        }
        return execute(realm.object(self, "test"), Values.text(text)) != null;
    }

    /** RegExpExec: by the method exec of the object, whatever it is; null is the script's. */
    @Nullable
    ScriptObject execute(ScriptObject object, String text) {
        Object exec = object.get("exec");
        if (exec instanceof ScriptFunction function) {
            Object result = Values.call(function, object, text);
            if (result == null || result instanceof ScriptObject) {
                return (ScriptObject) result;
            }
            throw realm.typeError("exec must return an object or null");
        }
        if (object instanceof RegExpObject expression) {
            return builtinExec(expression, text);
        }
        throw realm.typeError("The object is not a RegExp");
    }

    /** RegExpBuiltinExec. */
    @Nullable
    ScriptObject builtinExec(RegExpObject object, String text) {
        return matches(object, text) ? result(object.expression(), text) : null;
    }

    /** Matches once, minding and moving lastIndex; the bounds of the groups stay in the matcher. */
    boolean matches(RegExpObject object, String text) {
        Flags flags = object.expression().flags();
        double lastIndex = object.lastIndexAsLength();
        boolean moves = flags.global() || flags.sticky();
        boolean found = !moves
                ? find(object.expression(), text, 0)
                : lastIndex <= text.length() && find(object.expression(), text, (int) lastIndex);
        if (moves) {
            object.changeLastIndex(found ? matcher.end(0) : 0);
        }
        return found;
    }

    /** Matches from a place on, or just there if the expression is sticky. */
    boolean find(RegularExpression expression, String text, int from) {
        try {
            return expression.flags().sticky()
                    ? matcher.matchesAt(expression, text, from)
                    : matcher.find(expression, text, from);
        } catch (RegExpTooComplexException e) {
            throw new ECMAException(realm.global.newRangeError(e.getMessage()), null);
        }
    }

    /** What exec gives for the match just found. */
    ScriptObject result(RegularExpression expression, String text) {
        int groups = expression.groupCount();
        @Nullable Object[] members = new Object[groups + 1];
        for (int i = 0; i <= groups; i++) {
            members[i] = group(text, i);
        }
        return ResultArrays.make(
                members,
                matcher.start(0),
                text,
                named(expression, members),
                expression.flags().hasIndices() ? indices(expression) : null);
    }

    /** The text of a group; undefined if it took no part. */
    Object group(String text, int group) {
        int start = matcher.start(group);
        return start < 0 ? ScriptRuntime.UNDEFINED : text.substring(start, matcher.end(group));
    }

    /** The object of groups by their names; undefined if none has one. */
    static Object named(RegularExpression expression, @Nullable Object[] members) {
        if (!expression.hasNames()) {
            return ScriptRuntime.UNDEFINED;
        }
        ScriptObject groups = new RegExpGroups();
        for (int i = 1; i < members.length; i++) {
            String name = expression.name(i);
            if (name != null) {
                groups.addOwnProperty(name, 0, members[i]);
            }
        }
        return groups;
    }

    private ScriptObject indices(RegularExpression expression) {
        @Nullable Object[] members = new Object[expression.groupCount() + 1];
        for (int i = 0; i < members.length; i++) {
            members[i] = matcher.start(i) < 0
                    ? ScriptRuntime.UNDEFINED
                    : Global.allocate(new Object[] {matcher.start(i), matcher.end(i)});
        }
        ScriptObject indices = Global.allocate(members);
        indices.addOwnProperty("groups", 0, named(expression, members));
        return indices;
    }

    /** AdvanceStringIndex (ECMA-262 22.2.7.3). */
    static int advance(String text, int index, boolean byCodePoint) {
        return byCodePoint && index < text.length() ? index + Character.charCount(text.codePointAt(index)) : index + 1;
    }
}
