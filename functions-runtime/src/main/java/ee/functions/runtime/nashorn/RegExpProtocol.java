// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.objects.NativeSymbol;
import org.openjdk.nashorn.internal.runtime.JSType;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;
import org.openjdk.nashorn.internal.runtime.linker.NashornCallSiteDescriptor;

/**
 * The methods of RegExp.prototype for any object: each step that the standard lets a script see happens as it says
 * (ECMA-262 22.2.6).
 */
final class RegExpProtocol {

    private final RegExpIntrinsics realm;
    private final RegExpMatching matching;
    private @Nullable ScriptObject iteratorPrototype;

    RegExpProtocol(RegExpIntrinsics realm, RegExpMatching matching) {
        this.realm = realm;
        this.matching = matching;
    }

    private static boolean has(String flags, char flag) {
        return flags.indexOf(flag) >= 0;
    }

    private static boolean byCodePoint(String flags) {
        return has(flags, 'u') || has(flags, 'v');
    }

    void setLastIndex(ScriptObject object, double value) {
        Object number = JSType.isStrictlyRepresentableAsInt(value) ? (Object) (int) value : (Object) value;
        object.set("lastIndex", number, NashornCallSiteDescriptor.CALLSITE_STRICT);
    }

    /** Steps over an empty match. */
    void moveOn(ScriptObject object, String text, boolean byCodePoint) {
        double lastIndex = Values.length(object.get("lastIndex"));
        setLastIndex(
                object,
                lastIndex < text.length() ? RegExpMatching.advance(text, (int) lastIndex, byCodePoint) : lastIndex + 1);
    }

    @Nullable
    ScriptObject execute(ScriptObject object, String text) {
        return matching.execute(object, text);
    }

    @Nullable
    Object match(ScriptObject object, String text) {
        String flags = Values.text(object.get("flags"));
        if (!has(flags, 'g')) {
            return execute(object, text);
        }
        setLastIndex(object, 0);
        List<Object> found = new ArrayList<>();
        ScriptObject result = execute(object, text);
        while (result != null) {
            String matched = Values.text(result.get(0));
            found.add(matched);
            if (matched.isEmpty()) {
                moveOn(object, text, byCodePoint(flags));
            }
            result = execute(object, text);
        }
        return found.isEmpty() ? null : Global.allocate(found.toArray());
    }

    /** The prototype of what matchAll gives. */
    ScriptObject iteratorPrototype() {
        ScriptObject made = iteratorPrototype;
        if (made == null) {
            made = realm.global.newObject();
            ScriptObject iterators = iterators();
            if (iterators != null) {
                made.setProto(iterators);
            }
            Builtins.define(made, "next", Builtins.none("next", self -> {
                if (self instanceof RegExpIterator iterator) {
                    return iterator.next();
                }
                throw realm.typeError("next requires that 'this' be a RegExp String Iterator");
            }));
            Builtins.define(made, NativeSymbol.iterator, Builtins.none("[Symbol.iterator]", self -> self));
            iteratorPrototype = made;
        }
        return made;
    }

    /** The prototype of all iterators, as far as arrays still lead to it. */
    private @Nullable ScriptObject iterators() {
        Object make = realm.global.getArrayPrototype().get(NativeSymbol.iterator);
        Object iterator =
                make instanceof ScriptFunction function ? Values.call(function, Global.allocate(new Object[0])) : null;
        ScriptObject prototype = iterator instanceof ScriptObject object ? object.getProto() : null;
        return prototype == null ? null : prototype.getProto();
    }

    @Nullable
    Object search(ScriptObject object, String text) {
        Object before = object.get("lastIndex");
        if (!isZero(before)) {
            setLastIndex(object, 0);
        }
        ScriptObject result = execute(object, text);
        Object behind = object.get("lastIndex");
        if (!same(before, behind)) {
            object.set("lastIndex", before, NashornCallSiteDescriptor.CALLSITE_STRICT);
        }
        return result == null ? -1 : result.get("index");
    }

    private static boolean isZero(@Nullable Object value) {
        return value instanceof Number number && Double.doubleToRawLongBits(number.doubleValue()) == 0;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue()) == 0;
        }
        return one == other
                || (one instanceof CharSequence && ScriptRuntime.EQ_STRICT(one, other))
                || (one instanceof Boolean && one.equals(other));
    }

    /** The constructor of copies that the object names (ECMA-262 7.3.22). */
    ScriptFunction species(ScriptObject object) {
        Object constructor = object.get("constructor");
        Object species = ScriptRuntime.UNDEFINED;
        if (constructor instanceof ScriptObject found) {
            species = found.get(RegExpIntrinsics.SPECIES);
        } else if (constructor != ScriptRuntime.UNDEFINED) {
            throw realm.typeError("The constructor is not an object");
        }
        ScriptFunction function =
                Values.isNothing(species) ? realm.constructor : species instanceof ScriptFunction given ? given : null;
        if (function == null) {
            throw realm.typeError("The species is not a constructor");
        }
        return function;
    }

    /** Makes a copy. */
    ScriptObject construct(ScriptFunction species, ScriptObject object, String flags) {
        Object made = ScriptRuntime.construct(species, object, flags);
        if (made instanceof ScriptObject copied) {
            return copied;
        }
        throw realm.typeError("The species is not a constructor");
    }

    String replace(ScriptObject object, String text, @Nullable Object replacement) {
        ScriptFunction function = replacement instanceof ScriptFunction given ? given : null;
        String template = function == null ? Values.text(replacement) : "";
        String flags = Values.text(object.get("flags"));
        boolean global = has(flags, 'g');
        if (global) {
            setLastIndex(object, 0);
        }
        List<ScriptObject> results = new ArrayList<>();
        ScriptObject result = execute(object, text);
        while (result != null) {
            results.add(result);
            if (!global) {
                break;
            }
            if (Values.text(result.get(0)).isEmpty()) {
                moveOn(object, text, byCodePoint(flags));
            }
            result = execute(object, text);
        }
        Replacement out = new Replacement();
        int done = 0;
        for (ScriptObject found : results) {
            Result groups = new Result(found);
            int at = (int) Math.max(0, Math.min(JSType.toInteger(found.get("index")), text.length()));
            String replaced;
            if (function != null) {
                replaced = Values.text(Values.call(function, ScriptRuntime.UNDEFINED, groups.arguments(at, text)));
            } else {
                Replacement one = new Replacement();
                groups.readNames();
                one.append(template, text, at, at + groups.matched.length(), groups);
                replaced = one.toString();
            }
            if (at >= done) {
                out.append(text, done, at);
                out.append(replaced);
                done = at + groups.matched.length();
            }
        }
        if (done < text.length()) {
            out.append(text, done, text.length());
        }
        return out.toString();
    }

    Object split(ScriptObject object, String text, @Nullable Object limit) {
        ScriptFunction species = species(object);
        String flags = Values.text(object.get("flags"));
        boolean byCodePoint = byCodePoint(flags);
        ScriptObject splitter = construct(species, object, has(flags, 'y') ? flags : flags + "y");
        long most = Values.limit(limit);
        List<@Nullable Object> parts = new ArrayList<>();
        if (most == 0) {
            return Global.allocate(parts.toArray());
        }
        if (text.isEmpty()) {
            if (execute(splitter, text) == null) {
                parts.add(text);
            }
            return Global.allocate(parts.toArray());
        }
        int done = 0;
        int at = 0;
        while (at < text.length()) {
            setLastIndex(splitter, at);
            ScriptObject result = execute(splitter, text);
            int end = result == null ? done : (int) Math.min(Values.length(splitter.get("lastIndex")), text.length());
            if (result == null || end == done) {
                at = RegExpMatching.advance(text, at, byCodePoint);
                continue;
            }
            parts.add(text.substring(done, at));
            if (parts.size() == most) {
                return Global.allocate(parts.toArray());
            }
            done = end;
            int groups = (int) Math.max(Values.length(result.get("length")) - 1, 0);
            for (int i = 1; i <= groups; i++) {
                parts.add(result.get(i));
                if (parts.size() == most) {
                    return Global.allocate(parts.toArray());
                }
            }
            at = done;
        }
        parts.add(text.substring(done));
        return Global.allocate(parts.toArray());
    }

    /** The groups of what some exec has given. */
    private static final class Result implements Replacement.Groups {

        private final ScriptObject result;
        private final String matched;
        private final @Nullable String[] groups;
        private @Nullable Object named = ScriptRuntime.UNDEFINED;

        Result(ScriptObject result) {
            this.result = result;
            this.groups = new String[(int) Math.max(Math.min(Values.length(result.get("length")), 0xffff) - 1, 0)];
            this.matched = Values.text(result.get(0));
            for (int i = 0; i < groups.length; i++) {
                Object group = result.get(i + 1);
                groups[i] = group == ScriptRuntime.UNDEFINED ? null : Values.text(group);
            }
        }

        void readNames() {
            named = result.get("groups");
            if (named != ScriptRuntime.UNDEFINED) {
                named = JSType.toScriptObject(named);
            }
        }

        @Nullable
        Object[] arguments(int at, String text) {
            named = result.get("groups");
            boolean hasNames = named != ScriptRuntime.UNDEFINED;
            @Nullable Object[] arguments = new Object[groups.length + (hasNames ? 4 : 3)];
            arguments[0] = matched;
            for (int i = 0; i < groups.length; i++) {
                String group = groups[i];
                arguments[i + 1] = group == null ? ScriptRuntime.UNDEFINED : group;
            }
            arguments[groups.length + 1] = at;
            arguments[groups.length + 2] = text;
            if (hasNames) {
                arguments[groups.length + 3] = named;
            }
            return arguments;
        }

        @Override
        public int count() {
            return groups.length;
        }

        @Override
        public @Nullable String get(int group) {
            return group == 0 ? matched : groups[group - 1];
        }

        @Override
        public boolean hasNames() {
            return named != ScriptRuntime.UNDEFINED;
        }

        @Override
        public @Nullable String get(String name) {
            Object group = named instanceof ScriptObject object ? object.get(name) : ScriptRuntime.UNDEFINED;
            return group == ScriptRuntime.UNDEFINED ? null : Values.text(group);
        }
    }
}
