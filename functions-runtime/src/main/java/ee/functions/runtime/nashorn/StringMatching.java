// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.guard.NativeSizes;
import ee.functions.runtime.guard.NativeText;
import ee.functions.runtime.guard.Ticks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;
import org.openjdk.nashorn.internal.runtime.Symbol;

/** The methods of String.prototype that match (ECMA-262 22.1.3): they leave it to a method of the pattern if it has one. */
final class StringMatching {

    private final RegExpIntrinsics realm;
    private final RegExpMatching matching;
    private final RegExpMethods methods;

    StringMatching(RegExpIntrinsics realm, RegExpMatching matching, RegExpMethods methods) {
        this.realm = realm;
        this.matching = matching;
        this.methods = methods;
    }

    void install(ScriptObject prototype) {
        Builtins.define(prototype, "match", Builtins.one("match", this::match));
        Builtins.define(prototype, "matchAll", Builtins.one("matchAll", this::matchAll));
        Builtins.define(prototype, "replace", Builtins.two("replace", this::replace));
        Builtins.define(prototype, "replaceAll", Builtins.two("replaceAll", this::replaceAll));
        Builtins.define(prototype, "search", Builtins.one("search", this::search));
        Builtins.define(prototype, "split", Builtins.two("split", this::split));
    }

    private Object coercible(@Nullable Object self, String name) {
        if (self == null || self == ScriptRuntime.UNDEFINED) {
            throw realm.typeError("String.prototype." + name + " called on null or undefined");
        }
        return self;
    }

    private @Nullable ScriptFunction method(@Nullable Object pattern, Symbol symbol) {
        return pattern instanceof ScriptObject object ? Values.method(realm, object, symbol) : null;
    }

    private ScriptObject expression(@Nullable Object pattern, String flags) {
        return realm.create(realm.expression(Values.textOrEmpty(pattern), flags));
    }

    /** Calls the method of the prototype, whatever a script has made of it. */
    private @Nullable Object invoke(ScriptObject expression, Symbol symbol, String text) {
        ScriptFunction function = Values.method(realm, expression, symbol);
        if (function == null) {
            throw realm.typeError("RegExp.prototype[" + symbol + "] is not a function");
        }
        return Values.call(function, expression, text);
    }

    private @Nullable Object match(@Nullable Object self, @Nullable Object pattern) {
        Object receiver = coercible(self, "match");
        if (pattern instanceof RegExpObject object && realm.isUntouched(object, RegExpPrototype.MATCH)) {
            return methods.match(object, receiver);
        }
        ScriptFunction method = method(pattern, RegExpIntrinsics.MATCH);
        if (method != null) {
            return Values.call(method, pattern, receiver);
        }
        String text = Values.text(receiver);
        return invoke(expression(pattern, ""), RegExpIntrinsics.MATCH, text);
    }

    private @Nullable Object matchAll(@Nullable Object self, @Nullable Object pattern) {
        Object receiver = coercible(self, "matchAll");
        requireGlobal(pattern, "matchAll");
        ScriptFunction method = method(pattern, RegExpIntrinsics.MATCH_ALL);
        if (method != null) {
            return Values.call(method, pattern, receiver);
        }
        String text = Values.text(receiver);
        return invoke(expression(pattern, "g"), RegExpIntrinsics.MATCH_ALL, text);
    }

    private void requireGlobal(@Nullable Object pattern, String name) {
        ScriptObject expression = RegExpConstructor.asRegExp(pattern);
        if (expression != null) {
            Object flags = expression.get("flags");
            if (Values.isNothing(flags) || Values.text(flags).indexOf('g') < 0) {
                throw realm.typeError("String.prototype." + name + " called with a non-global RegExp argument");
            }
        }
    }

    private @Nullable Object search(@Nullable Object self, @Nullable Object pattern) {
        Object receiver = coercible(self, "search");
        ScriptFunction method = method(pattern, RegExpIntrinsics.SEARCH);
        if (method != null) {
            return Values.call(method, pattern, receiver);
        }
        String text = Values.text(receiver);
        return invoke(expression(pattern, ""), RegExpIntrinsics.SEARCH, text);
    }

    private @Nullable Object replace(@Nullable Object self, @Nullable Object pattern, @Nullable Object replacement) {
        Object receiver = coercible(self, "replace");
        if (pattern instanceof RegExpObject object && realm.isUntouched(object, RegExpPrototype.REPLACE)) {
            return methods.replace(object, receiver, replacement);
        }
        ScriptFunction method = method(pattern, RegExpIntrinsics.REPLACE);
        if (method != null) {
            return Values.call(method, pattern, receiver, replacement);
        }
        return replaceText(receiver, pattern, replacement, false);
    }

    private @Nullable Object replaceAll(@Nullable Object self, @Nullable Object pattern, @Nullable Object replacement) {
        Object receiver = coercible(self, "replaceAll");
        requireGlobal(pattern, "replaceAll");
        ScriptFunction method = method(pattern, RegExpIntrinsics.REPLACE);
        if (method != null) {
            return Values.call(method, pattern, receiver, replacement);
        }
        return replaceText(receiver, pattern, replacement, true);
    }

    private String replaceText(Object receiver, @Nullable Object pattern, @Nullable Object replacement, boolean all) {
        String text = Values.text(receiver);
        String wanted = Values.text(pattern);
        ScriptFunction function = replacement instanceof ScriptFunction given ? given : null;
        String template = function == null ? Values.text(replacement) : "";
        int at = NativeText.indexOf(text, wanted, 0);
        if (at < 0) {
            return text;
        }
        Replacement out = new Replacement();
        int done = 0;
        int turn = 0;
        while (at >= 0) {
            Ticks.turn(++turn);
            int end = at + wanted.length();
            out.append(text, done, at);
            if (function != null) {
                out.append(Values.text(realm.callBack(function, wanted, at, text)));
            } else {
                out.append(template, text, at, end, Replacement.NONE);
            }
            done = end;
            // An empty text is found at each place, and indexOf never goes beyond the end.
            int next = Math.max(end, at + 1);
            at = all && next <= text.length() ? NativeText.indexOf(text, wanted, next) : -1;
        }
        out.append(text, done, text.length());
        return out.toString();
    }

    private @Nullable Object split(@Nullable Object self, @Nullable Object separator, @Nullable Object limit) {
        Object receiver = coercible(self, "split");
        if (separator instanceof RegExpObject object && realm.isUntouched(object, RegExpPrototype.SPLIT)) {
            return methods.split(object, receiver, limit);
        }
        ScriptFunction method = method(separator, RegExpIntrinsics.SPLIT);
        if (method != null) {
            return Values.call(method, separator, receiver, limit);
        }
        String text = Values.text(receiver);
        long most = Values.limit(limit);
        String by = Values.text(separator);
        if (most == 0) {
            return Global.allocate(new Object[0]);
        }
        if (separator == ScriptRuntime.UNDEFINED || (text.isEmpty() && !by.isEmpty())) {
            return Global.allocate(new Object[] {text});
        }
        return Global.allocate(by.isEmpty() ? characters(text, most) : parts(text, by, most));
    }

    private static Object[] characters(String text, long most) {
        Object[] characters = new Object[NativeSizes.elements((int) Math.min(most, text.length()), Long.BYTES)];
        for (int i = 0; i < characters.length; i++) {
            Ticks.turn(i + 1);
            characters[i] = String.valueOf(text.charAt(i));
        }
        return characters;
    }

    private static Object[] parts(String text, String by, long most) {
        List<Object> parts = new ArrayList<>();
        int done = 0;
        int at = NativeText.indexOf(text, by, 0);
        while (at >= 0 && parts.size() < most) {
            Ticks.turn(parts.size() + 1);
            parts.add(text.substring(done, at));
            done = at + by.length();
            at = NativeText.indexOf(text, by, done);
        }
        if (parts.size() < most) {
            parts.add(text.substring(done));
        }
        return parts.toArray();
    }
}
