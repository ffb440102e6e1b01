// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.regexp.Flags;
import ee.functions.runtime.regexp.Matcher;
import ee.functions.runtime.regexp.RegularExpression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.runtime.JSType;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;

/**
 * The methods of RegExp.prototype that strings call: for objects that no script has changed in one go, else step by step
 * as the standard has them ({@link RegExpProtocol}).
 */
final class RegExpMethods {

    private final RegExpIntrinsics realm;
    private final RegExpMatching matching;
    private final Matcher matcher;
    private final RegExpProtocol protocol;

    RegExpMethods(RegExpIntrinsics realm, RegExpMatching matching) {
        this.realm = realm;
        this.matching = matching;
        this.matcher = realm.matcher;
        this.protocol = new RegExpProtocol(realm, matching);
    }

    /** RegExp.prototype[Symbol.match]. */
    @Nullable
    Object match(@Nullable Object self, @Nullable Object string) {
        ScriptObject receiver = realm.object(self, "@@match");
        String text = Values.text(string);
        if (!(receiver instanceof RegExpObject object) || !realm.isUntouched(object)) {
            return protocol.match(receiver, text);
        }
        RegularExpression expression = object.expression();
        if (!expression.flags().global()) {
            return matching.builtinExec(object, text);
        }
        List<Object> found = new ArrayList<>();
        int at = 0;
        while (at <= text.length() && matching.find(expression, text, at)) {
            int end = matcher.end(0);
            found.add(text.substring(matcher.start(0), end));
            at = end == matcher.start(0) ? advance(expression, text, end) : end;
        }
        object.changeLastIndex(0);
        return found.isEmpty() ? null : Global.allocate(found.toArray());
    }

    /** RegExp.prototype[Symbol.matchAll]. */
    Object matchAll(@Nullable Object self, @Nullable Object string) {
        ScriptObject receiver = realm.object(self, "@@matchAll");
        String text = Values.text(string);
        ScriptObject copy;
        String flags;
        if (receiver instanceof RegExpObject object && realm.isUntouched(object) && realm.hasOwnSpecies()) {
            RegExpObject made = realm.create(object.expression());
            flags = object.expression().flags().text();
            made.putLastIndex(JSType.toNarrowestNumber((long) object.lastIndexAsLength()));
            copy = made;
        } else {
            ScriptFunction species = protocol.species(receiver);
            flags = Values.text(receiver.get("flags"));
            copy = protocol.construct(species, receiver, flags);
            protocol.setLastIndex(copy, Values.length(receiver.get("lastIndex")));
        }
        return new RegExpIterator(
                protocol, copy, text, flags.indexOf('g') >= 0, flags.indexOf('u') >= 0 || flags.indexOf('v') >= 0);
    }

    /** RegExp.prototype[Symbol.search]. */
    @Nullable
    Object search(@Nullable Object self, @Nullable Object string) {
        ScriptObject receiver = realm.object(self, "@@search");
        String text = Values.text(string);
        if (receiver instanceof RegExpObject object && realm.isUntouched(object)) {
            return matching.find(object.expression(), text, 0) ? matcher.start(0) : -1;
        }
        return protocol.search(receiver, text);
    }

    /** RegExp.prototype[Symbol.replace]. */
    String replace(@Nullable Object self, @Nullable Object string, @Nullable Object replacement) {
        ScriptObject receiver = realm.object(self, "@@replace");
        String text = Values.text(string);
        if (!(receiver instanceof RegExpObject object) || !realm.isUntouched(object)) {
            return protocol.replace(receiver, text, replacement);
        }
        ScriptFunction function = replacement instanceof ScriptFunction given ? given : null;
        String template = function == null ? Values.text(replacement) : "";
        if (!realm.isUntouched(object)) {
            // The conversion has changed it.
            return protocol.replace(receiver, text, template);
        }
        int[] found = matches(object, text);
        if (found.length == 0) {
            return text;
        }
        RegularExpression expression = object.expression();
        int width = 2 * expression.groupCount() + 2;
        boolean plain = template.indexOf('$') < 0;
        Found groups = new Found(expression, text, found);
        Replacement out = new Replacement();
        int done = 0;
        for (int i = 0; i < found.length; i += width) {
            out.append(text, done, found[i]);
            done = found[i + 1];
            groups.offset = i;
            if (function != null) {
                out.append(Values.text(realm.callBack(function, groups.arguments())));
            } else if (plain) {
                out.append(template);
            } else {
                out.append(template, text, found[i], done, groups);
            }
        }
        out.append(text, done, text.length());
        return out.toString();
    }

    /** The bounds of all groups of all matches that replace deals with, one after the other. */
    private int[] matches(RegExpObject object, String text) {
        RegularExpression expression = object.expression();
        int width = 2 * expression.groupCount() + 2;
        if (!expression.flags().global()) {
            int[] bounds = new int[matching.matches(object, text) ? width : 0];
            if (bounds.length > 0) {
                store(bounds, 0, width);
            }
            return bounds;
        }
        int[] bounds = new int[4 * width];
        int count = 0;
        int at = 0;
        while (at <= text.length() && matching.find(expression, text, at)) {
            if (count == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * count);
            }
            store(bounds, count, width);
            count += width;
            int end = matcher.end(0);
            at = end == matcher.start(0) ? advance(expression, text, end) : end;
        }
        object.changeLastIndex(0);
        return Arrays.copyOf(bounds, count);
    }

    private void store(int[] bounds, int offset, int width) {
        for (int group = 0; group < width / 2; group++) {
            bounds[offset + 2 * group] = matcher.start(group);
            bounds[offset + 2 * group + 1] = matcher.end(group);
        }
    }

    /** RegExp.prototype[Symbol.split]. */
    Object split(@Nullable Object self, @Nullable Object string, @Nullable Object limit) {
        ScriptObject receiver = realm.object(self, "@@split");
        String text = Values.text(string);
        if (!(receiver instanceof RegExpObject object) || !realm.isUntouched(object) || !realm.hasOwnSpecies()) {
            return protocol.split(receiver, text, limit);
        }
        long most = Values.limit(limit);
        List<Object> parts = new ArrayList<>();
        if (most > 0) {
            split(object.expression(), text, most, parts);
        }
        return Global.allocate(parts.toArray());
    }

    private void split(RegularExpression expression, String text, long most, List<Object> parts) {
        boolean sticky = expression.flags().sticky();
        int done = 0;
        int at = 0;
        while (at < text.length() || text.isEmpty()) {
            // The standard tries place after place; looking for the next one is the same, except for sticky ones.
            boolean found = matching.find(expression, text, at);
            if (text.isEmpty()) {
                if (!found) {
                    parts.add(text);
                }
                return;
            }
            if (!found && sticky) {
                at = advance(expression, text, at);
                continue;
            }
            if (!found || matcher.start(0) >= text.length()) {
                break;
            }
            int start = matcher.start(0);
            int end = matcher.end(0);
            if (end == done) {
                at = advance(expression, text, Math.max(start, at));
                continue;
            }
            parts.add(text.substring(done, start));
            if (parts.size() == most) {
                return;
            }
            for (int group = 1; group <= expression.groupCount(); group++) {
                parts.add(matching.group(text, group));
                if (parts.size() == most) {
                    return;
                }
            }
            done = end;
            at = end;
        }
        parts.add(text.substring(done));
    }

    private static int advance(RegularExpression expression, String text, int index) {
        Flags flags = expression.flags();
        return RegExpMatching.advance(text, index, flags.byCodePoint());
    }

    /** The groups of one of several matches. */
    private static final class Found implements Replacement.Groups {

        private final RegularExpression expression;
        private final String text;
        private final int[] bounds;
        private int offset;

        Found(RegularExpression expression, String text, int[] bounds) {
            this.expression = expression;
            this.text = text;
            this.bounds = bounds;
        }

        /** What a function is called with for this match. */
        @Nullable
        Object[] arguments() {
            int groups = expression.groupCount();
            @Nullable Object[] members = new Object[groups + 1];
            for (int i = 0; i <= groups; i++) {
                String group = get(i);
                members[i] = group == null ? ScriptRuntime.UNDEFINED : group;
            }
            @Nullable Object[] arguments = Arrays.copyOf(members, groups + (expression.hasNames() ? 4 : 3));
            arguments[groups + 1] = bounds[offset];
            arguments[groups + 2] = text;
            if (expression.hasNames()) {
                arguments[groups + 3] = RegExpMatching.named(expression, members);
            }
            return arguments;
        }

        @Override
        public int count() {
            return expression.groupCount();
        }

        @Override
        public @Nullable String get(int group) {
            int start = bounds[offset + 2 * group];
            return start < 0 ? null : text.substring(start, bounds[offset + 2 * group + 1]);
        }

        @Override
        public boolean hasNames() {
            return expression.hasNames();
        }

        @Override
        public @Nullable String get(String name) {
            for (int i = 1; i <= expression.groupCount(); i++) {
                if (name.equals(expression.name(i))) {
                    return get(i);
                }
            }
            return null;
        }
    }
}
