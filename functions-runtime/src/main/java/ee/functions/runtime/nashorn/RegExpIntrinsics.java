// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.regexp.Flags;
import ee.functions.runtime.regexp.Interrupt;
import ee.functions.runtime.regexp.Matcher;
import ee.functions.runtime.regexp.RegExpSyntaxException;
import ee.functions.runtime.regexp.RegularExpression;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.runtime.ECMAException;
import org.openjdk.nashorn.internal.runtime.JSType;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;
import org.openjdk.nashorn.internal.runtime.Symbol;
import org.openjdk.nashorn.internal.runtime.linker.Bootstrap;

/**
 * RegExp of one realm (ECMA-262 22.2): its constructor, its prototype, and whether a script has changed them. Not
 * thread-safe, as the realm.
 */
final class RegExpIntrinsics {

    private static final int MANY_CALLS = 1_000;
    static final Symbol MATCH = new Symbol("Symbol.match");
    static final Symbol MATCH_ALL = new Symbol("Symbol.matchAll");
    static final Symbol REPLACE = new Symbol("Symbol.replace");
    static final Symbol SEARCH = new Symbol("Symbol.search");
    static final Symbol SPLIT = new Symbol("Symbol.split");
    static final Symbol SPECIES = new Symbol("Symbol.species");
    private static final int CONSTANT = Property.NOT_WRITABLE | Property.NOT_ENUMERABLE | Property.NOT_CONFIGURABLE;

    // In the order in which the getter of flags asks for them.
    private static final Map<String, Predicate<Flags>> FLAGS = new LinkedHashMap<>();

    static {
        FLAGS.put("hasIndices", Flags::hasIndices);
        FLAGS.put("global", Flags::global);
        FLAGS.put("ignoreCase", Flags::ignoreCase);
        FLAGS.put("multiline", Flags::multiline);
        FLAGS.put("dotAll", Flags::dotAll);
        FLAGS.put("unicode", Flags::unicode);
        FLAGS.put("unicodeSets", Flags::unicodeSets);
        FLAGS.put("sticky", Flags::sticky);
    }

    final Global global;
    final Matcher matcher = new Matcher(this::checkInterrupt);
    final RegExpPrototype prototype;
    final ScriptFunction constructor;
    private final ExpressionCache expressions;
    private final ScriptFunction species;
    private Interrupt interrupt = Interrupt.NEVER;
    private @Nullable MethodHandle callBack;
    private int calledBack;

    RegExpIntrinsics(Global global, ExpressionCache expressions) {
        this.global = global;
        this.expressions = expressions;
        this.prototype = new RegExpPrototype(global.newObject().getProto());
        this.constructor = new RegExpConstructor(this);
        RegExpMatching matching = new RegExpMatching(this);
        RegExpMethods regExpMethods = new RegExpMethods(this, matching);
        defineSymbols();
        prototype.value(RegExpPrototype.CONSTRUCTOR, constructor);
        prototype.value(RegExpPrototype.EXEC, Builtins.one("exec", matching::exec));
        Builtins.define(prototype, "test", Builtins.one("test", matching::test));
        Builtins.define(prototype, "toString", Builtins.none("toString", this::text));
        Builtins.define(prototype, "compile", Builtins.two("compile", this::compile));
        defineFlags();
        Builtins.defineGetter(prototype, "source", Builtins.none("get source", this::source));
        prototype.value(RegExpPrototype.MATCH, Builtins.one("[Symbol.match]", regExpMethods::match));
        Builtins.define(prototype, MATCH_ALL, Builtins.one("[Symbol.matchAll]", regExpMethods::matchAll));
        prototype.value(RegExpPrototype.REPLACE, Builtins.two("[Symbol.replace]", regExpMethods::replace));
        Builtins.define(prototype, SEARCH, Builtins.one("[Symbol.search]", regExpMethods::search));
        prototype.value(RegExpPrototype.SPLIT, Builtins.two("[Symbol.split]", regExpMethods::split));
        this.species = Builtins.none("get [Symbol.species]", self -> self);
        Builtins.defineGetter(constructor, SPECIES, species);
        List<String> accessors = new ArrayList<>(List.of("flags"));
        accessors.addAll(FLAGS.keySet());
        prototype.remember(accessors);
        constructor.setPrototype(prototype);
        global.set("RegExp", constructor, 0);
        new StringMatching(this, matching, regExpMethods)
                .install((ScriptObject) ((ScriptObject) global.get("String")).get("prototype"));
    }

    private void defineFlags() {
        Builtins.defineGetter(prototype, "flags", Builtins.none("get flags", this::flags));
        FLAGS.forEach((name, flag) ->
                Builtins.defineGetter(prototype, name, Builtins.none("get " + name, self -> flag(self, name, flag))));
    }

    private void defineSymbols() {
        ScriptObject symbols = (ScriptObject) global.get("Symbol");
        for (Symbol symbol : List.of(MATCH, MATCH_ALL, REPLACE, SEARCH, SPLIT, SPECIES)) {
            symbols.addOwnProperty(symbol.getName().substring("Symbol.".length()), CONSTANT, symbol);
        }
    }

    /** Sets what matches ask now and then. */
    void interrupt(Interrupt asked) {
        this.interrupt = asked;
    }

    private void checkInterrupt() {
        interrupt.check();
    }

    /** Compiles a pattern, or throws a SyntaxError of the script. */
    RegularExpression expression(String pattern, String flags) {
        try {
            return expressions.get(pattern, flags);
        } catch (RegExpSyntaxException e) {
            String text = e.index() < 0
                    ? String.valueOf(e.getMessage())
                    : "Invalid regular expression: /" + pattern + "/" + flags + ": " + e.getMessage() + " (at "
                            + e.index() + ")";
            throw new ECMAException(global.newSyntaxError(text), null);
        }
    }

    /** Makes a RegExp as a literal does. */
    RegExpObject create(RegularExpression expression) {
        return new RegExpObject(expression, prototype);
    }

    /** Gives a function that makes the RegExps of literals: by their number in a list of patterns and flags. */
    ScriptFunction literals(List<String> patternsAndFlags) {
        RegularExpression[] made = new RegularExpression[patternsAndFlags.size() / 2];
        return Builtins.one("regexp", (self, number) -> {
            int index = JSType.toInt32(number);
            RegularExpression expression = made[index];
            if (expression == null) {
                expression = expression(patternsAndFlags.get(2 * index), patternsAndFlags.get(2 * index + 1));
                made[index] = expression;
            }
            return create(expression);
        });
    }

    private boolean isPlain(RegExpObject object) {
        return object.getMap() == RegExpObject.MAP && object.getProto() == prototype;
    }

    /** Tells whether exec of an object is the built-in one, and so are its flags. */
    boolean isUntouched(RegExpObject object) {
        return isPlain(object) && prototype.hasOwn(RegExpPrototype.EXEC);
    }

    /** Tells the same, and that a method of the prototype is built-in too. */
    boolean isUntouched(RegExpObject object, int method) {
        return isUntouched(object) && prototype.hasOwn(method);
    }

    /** Tells whether a copy of an untouched object would be made by the built-in constructor. */
    boolean hasOwnSpecies() {
        Property property = constructor.getMap().findProperty(SPECIES);
        return prototype.hasOwn(RegExpPrototype.CONSTRUCTOR)
                && property != null
                && property.getGetterFunction(constructor) == species;
    }

    /** Calls a function that makes replacements, faster once it seems worth while. */
    @Nullable
    Object callBack(ScriptFunction function, @Nullable Object... arguments) {
        MethodHandle invoker = callBack;
        if (invoker == null) {
            if (++calledBack < MANY_CALLS) {
                return Values.call(function, ScriptRuntime.UNDEFINED, arguments);
            }
            invoker = Bootstrap.createDynamicCallInvoker(Object.class, Object.class, Object.class, Object[].class);
            callBack = invoker;
        }
        try {
            return invoker.invokeExact((Object) function, (Object) ScriptRuntime.UNDEFINED, arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    ECMAException typeError(String message) {
        return new ECMAException(global.newTypeError(message), null);
    }

    private Object flags(@Nullable Object self) {
        if (self instanceof RegExpObject object && isUntouched(object)) {
            return object.expression().flags().text();
        }
        ScriptObject object = object(self, "flags");
        StringBuilder flags = new StringBuilder();
        int i = 0;
        for (String name : FLAGS.keySet()) {
            if (Values.truth(object.get(name))) {
                flags.append("dgimsuvy".charAt(i));
            }
            i++;
        }
        return flags.toString();
    }

    ScriptObject object(@Nullable Object self, String name) {
        if (self instanceof ScriptObject object) {
            return object;
        }
        throw typeError("RegExp.prototype." + name + " requires that 'this' be an Object");
    }

    private Object flag(@Nullable Object self, String name, Predicate<Flags> flag) {
        if (self instanceof RegExpObject object) {
            return flag.test(object.expression().flags());
        }
        if (self == prototype) {
            return ScriptRuntime.UNDEFINED;
        }
        throw typeError("RegExp.prototype." + name + " requires that 'this' be a RegExp object");
    }

    private Object source(@Nullable Object self) {
        if (self instanceof RegExpObject object) {
            return object.expression().escapedSource();
        }
        if (self == prototype) {
            return "(?:)";
        }
        throw typeError("RegExp.prototype.source requires that 'this' be a RegExp object");
    }

    private Object text(@Nullable Object self) {
        ScriptObject object = object(self, "toString");
        return "/" + Values.text(object.get("source")) + "/" + Values.text(object.get("flags"));
    }

    /** ECMA-262 B.2.4.1. */
    private Object compile(@Nullable Object self, @Nullable Object pattern, @Nullable Object flags) {
        if (!(self instanceof RegExpObject object)) {
            throw typeError("RegExp.prototype.compile requires that 'this' be a RegExp object");
        }
        if (pattern instanceof RegExpObject other) {
            if (flags != ScriptRuntime.UNDEFINED) {
                throw typeError("Invalid flags");
            }
            object.expression(other.expression());
        } else {
            object.expression(expression(Values.textOrEmpty(pattern), Values.textOrEmpty(flags)));
        }
        object.changeLastIndex(0);
        return object;
    }
}
