// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.codegen.Namespace;
import org.openjdk.nashorn.internal.ir.FunctionNode;
import org.openjdk.nashorn.internal.ir.IdentNode;
import org.openjdk.nashorn.internal.parser.Parser;
import org.openjdk.nashorn.internal.parser.Token;
import org.openjdk.nashorn.internal.parser.TokenType;
import org.openjdk.nashorn.internal.runtime.AllocationStrategy;
import org.openjdk.nashorn.internal.runtime.CodeInstaller;
import org.openjdk.nashorn.internal.runtime.RecompilableScriptFunctionData;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptFunctionData;
import org.openjdk.nashorn.internal.runtime.Version;

/**
 * What the engine finds out about the functions of a script when it has read all of it, as text. With it the engine need not
 * read the body of a function before its first call: {@link SkippedBodies}.
 *
 * <p>The engine keeps of each function where it begins and ends, which variables around it it uses, and some marks. All of that
 * depends on the text alone and is the same in each server that has the same engine. It says nothing that the text does not: a
 * table that is wrong makes a script fail, no more.
 */
final class FunctionTable {

    private static final String FORMAT = "1";
    private static final String FUNCTION = "function";

    private static final int EVALUATING =
            FunctionNode.HAS_EVAL | FunctionNode.HAS_NESTED_EVAL | FunctionNode.IN_DYNAMIC_CONTEXT;

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final VarHandle DATA =
            SharedSites.field(LOOKUP, ScriptFunction.class, "data", ScriptFunctionData.class);
    private static final VarHandle NAME = SharedSites.field(LOOKUP, ScriptFunctionData.class, "name", String.class);
    private static final VarHandle DATA_FLAGS = SharedSites.field(LOOKUP, ScriptFunctionData.class, "flags", int.class);
    private static final VarHandle ARITY = SharedSites.field(LOOKUP, ScriptFunctionData.class, "arity", int.class);
    private static final VarHandle LINE = ofData("lineNumber", int.class);
    private static final VarHandle TOKEN = ofData("token", long.class);
    private static final VarHandle NESTED = ofData("nestedFunctions", Map.class);
    private static final VarHandle EXTERNALS = ofData("externalScopeDepths", Map.class);
    private static final VarHandle INTERNALS = ofData("internalSymbols", Set.class);
    private static final VarHandle STRATEGY = ofData("allocationStrategy", AllocationStrategy.class);
    private static final VarHandle INSTALLER = ofData("installer", CodeInstaller.class);
    private static final VarHandle FIELD_COUNT =
            SharedSites.field(LOOKUP, AllocationStrategy.class, "fieldCount", int.class);
    private static final VarHandle DUAL_FIELDS =
            SharedSites.field(LOOKUP, AllocationStrategy.class, "dualFields", boolean.class);

    private static final Class<?> STATE = parserState();
    private static final MethodHandle NEW_STATE = newParserState();
    private static final VarHandle STATE_POSITION = SharedSites.field(LOOKUP, STATE, "position", int.class);
    private static final VarHandle STATE_LINE = SharedSites.field(LOOKUP, STATE, "line", int.class);
    private static final VarHandle STATE_LINE_POSITION = SharedSites.field(LOOKUP, STATE, "linePosition", int.class);

    /** As many as the engine passes one by one; functions with more are rare. */
    private static final int MOST_PARAMETERS = 100;

    private FunctionTable() {}

    /**
     * A table that was read.
     *
     * @param skipped the outermost functions whose bodies need not be read, by their offsets
     * @param called the offsets of the functions that run when the script does
     * @param read what the functions in the skipped ones say about those whose bodies are read, by their offsets
     */
    record Functions(
            Map<Integer, RecompilableScriptFunctionData> skipped, Set<Integer> called, Map<Integer, Read> read) {}

    /**
     * A function whose body is read with the script: what the engine would not know of it without those in it.
     *
     * @param known for the parser, which takes the marks from there
     */
    record Read(RecompilableScriptFunctionData known, Map<String, Integer> externals, Set<String> internals) {}

    private static VarHandle ofData(String field, Class<?> type) {
        return SharedSites.field(LOOKUP, RecompilableScriptFunctionData.class, field, type);
    }

    private static Class<?> parserState() {
        for (Class<?> member : Parser.class.getDeclaredClasses()) {
            if (member.getSimpleName().equals("ParserState")) {
                return member;
            }
        }
        throw new IllegalStateException("The script engine has changed: its parser has no state.");
    }

    private static MethodHandle newParserState() {
        try {
            return MethodHandles.privateLookupIn(STATE, LOOKUP)
                    .findConstructor(STATE, MethodType.methodType(void.class, int.class, int.class, int.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The script engine has changed: its parser has another state.", e);
        }
    }

    /** Gives a function that was read the code installer that another one has, with all functions in it. */
    static void install(RecompilableScriptFunctionData read, RecompilableScriptFunctionData other, FunctionNode node) {
        read.initTransients(node.getSource(), (CodeInstaller) INSTALLER.get(other));
    }

    /** Makes what finds functions that were read, and says nothing of itself. */
    static RecompilableScriptFunctionData root(Map<Integer, RecompilableScriptFunctionData> functions) {
        return Entry.withMarks(FunctionNode.IS_ANONYMOUS).data(functions);
    }

    /** Writes the table of a script that was read completely; null if it would spare nothing. */
    static @Nullable String write(ScriptFunction program, String script) {
        if (!(DATA.get(program) instanceof RecompilableScriptFunctionData data)) {
            return null;
        }
        Writer writer = new Writer(script);
        writer.outer(data, true);
        return writer.finished();
    }

    /**
     * Reads a table.
     *
     * @throws RuntimeException if it is none of this engine and of this script
     */
    static Functions read(String table, String script) {
        return new Reader(table, script).functions();
    }

    private static String header(String script) {
        return FORMAT + "," + encoded(Version.fullVersion()) + "," + script.length() + "," + script.hashCode();
    }

    private static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '$' || c == '_' || c == ':')) {
                text.append(c);
            } else {
                text.append('%').append(Integer.toHexString(c | 0x10000), 1, 5);
            }
        }
        return text.toString();
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                name.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
                i += 4;
            } else {
                name.append(text.charAt(i));
            }
        }
        return name.toString();
    }

    /** One function, as the table has it; in the order in which they are written. */
    private record Entry(
            String name,
            String internalName,
            int dataFlags,
            int parameters,
            int line,
            int position,
            int length,
            int flags,
            int fields,
            boolean dualFields,
            int endPosition,
            int endLine,
            int endLinePosition,
            Map<String, Integer> externals,
            Set<String> internals) {

        /** A function of which nothing is known but its marks. */
        static Entry withMarks(int flags) {
            return new Entry("", "", 0, 0, 0, 0, 1, flags, 0, false, 0, 0, 0, Map.of(), Set.of());
        }

        @SuppressWarnings("unchecked") // the engine's own fields
        static Entry of(RecompilableScriptFunctionData data) {
            AllocationStrategy strategy = (AllocationStrategy) STRATEGY.get(data);
            Object end = data.getEndParserState();
            long token = (long) TOKEN.get(data);
            return new Entry(
                    (String) NAME.get(data),
                    data.getFunctionName(),
                    (int) DATA_FLAGS.get(data),
                    (int) ARITY.get(data),
                    (int) LINE.get(data),
                    Token.descPosition(token),
                    Token.descLength(token),
                    data.getFunctionFlags(),
                    (int) FIELD_COUNT.get(strategy),
                    (boolean) DUAL_FIELDS.get(strategy),
                    (int) STATE_POSITION.get(end),
                    (int) STATE_LINE.get(end),
                    (int) STATE_LINE_POSITION.get(end),
                    (Map<String, Integer>) EXTERNALS.get(data),
                    (Set<String>) INTERNALS.get(data));
        }

        RecompilableScriptFunctionData data(Map<Integer, RecompilableScriptFunctionData> nested) {
            long first = Token.toDesc(TokenType.FUNCTION, position, FUNCTION.length());
            IdentNode ident = new IdentNode(first, position, name);
            FunctionNode node = new FunctionNode(
                    null,
                    line,
                    first,
                    position + length,
                    first,
                    Token.toDesc(TokenType.RBRACE, position + length - 1, 1),
                    new Namespace(),
                    ident,
                    internalName,
                    Collections.nCopies(parameters, ident),
                    null,
                    FunctionNode.Kind.NORMAL,
                    flags,
                    null,
                    state(),
                    null,
                    0);
            return new RecompilableScriptFunctionData(
                    node, null, new AllocationStrategy(fields, dualFields), nested, externals, internals);
        }

        private java.io.Serializable state() {
            try {
                return (java.io.Serializable) NEW_STATE.invoke(endPosition, endLine, endLinePosition);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Writer {

        private final String script;
        private final Map<String, Integer> names = new HashMap<>();
        private final List<String> nameList = new ArrayList<>();
        private final StringBuilder functions = new StringBuilder();
        private final StringBuilder called = new StringBuilder();
        private final StringBuilder reads = new StringBuilder();
        private final Set<Integer> read = new HashSet<>();
        private boolean unique = true;
        private int skipped;

        Writer(String script) {
            this.script = script;
        }

        @Nullable
        String finished() {
            if (skipped == 0 || !unique) {
                return null;
            }
            StringBuilder text = new StringBuilder(header(script));
            text.append(';');
            nameList.forEach(name -> text.append(encoded(name)).append(','));
            return text.append(';')
                    .append(called)
                    .append(';')
                    .append(reads)
                    .append(';')
                    .append(functions)
                    .toString();
        }

        /** Writes what is in a function that is read with the script. */
        void outer(RecompilableScriptFunctionData data, boolean runs) {
            read(data);
            for (RecompilableScriptFunctionData nested : nested(data)) {
                boolean part = (nested.getFunctionFlags() & FunctionNode.IS_SPLIT) != 0;
                boolean called = runs && (part || isCalledAtOnce(nested) || isProgram(data));
                if (!called && canBeSkipped(nested)) {
                    skipped++;
                    function(nested);
                } else {
                    if (called && !part) {
                        number(this.called, Token.descPosition((long) TOKEN.get(nested)));
                    }
                    outer(nested, called);
                }
            }
        }

        private void read(RecompilableScriptFunctionData data) {
            if (!read.add(data.getFunctionNodeId())) {
                unique = false;
            }
            number(this.reads, data.getFunctionNodeId());
            number(this.reads, data.getFunctionFlags());
            symbols(this.reads, data);
        }

        @SuppressWarnings("unchecked") // the engine's own fields
        private void symbols(StringBuilder text, RecompilableScriptFunctionData data) {
            Map<String, Integer> externals = (Map<String, Integer>) EXTERNALS.get(data);
            Set<String> internals = (Set<String>) INTERNALS.get(data);
            number(text, externals.size());
            externals.forEach((name, depth) -> {
                number(text, name(name));
                number(text, depth);
            });
            number(text, internals.size());
            internals.forEach(name -> number(text, name(name)));
        }

        private static boolean isProgram(RecompilableScriptFunctionData data) {
            return (data.getFunctionFlags() & FunctionNode.IS_PROGRAM) != 0;
        }

        /** Tells whether the text goes on with a call; whoever is wrong here compiles a function early or late. */
        private boolean isCalledAtOnce(RecompilableScriptFunctionData data) {
            long token = (long) TOKEN.get(data);
            int at = Token.descPosition(token) + Token.descLength(token);
            boolean closed = false;
            while (at < script.length()) {
                char c = script.charAt(at++);
                if (c == '(') {
                    return true;
                } else if (c == ')' && !closed) {
                    closed = true;
                } else if (c > ' ') {
                    return false;
                }
            }
            return false;
        }

        private boolean canBeSkipped(RecompilableScriptFunctionData data) {
            int flags = data.getFunctionFlags();
            int unfit = FunctionNode.IS_SPLIT | EVALUATING;
            long token = (long) TOKEN.get(data);
            if ((flags & unfit) != 0
                    || data.getEndParserState() == null
                    || (int) ARITY.get(data) > MOST_PARAMETERS
                    || !script.startsWith(FUNCTION, Token.descPosition(token))) {
                return false;
            }
            Entry entry = Entry.of(data);
            if (!entry.equals(Entry.of(entry.data(Map.of())))) {
                return false;
            }
            for (RecompilableScriptFunctionData nested : nested(data)) {
                if (!canBeSkipped(nested)) {
                    return false;
                }
            }
            return true;
        }

        private void function(RecompilableScriptFunctionData data) {
            Entry entry = Entry.of(data);
            number(functions, name(entry.name));
            number(functions, name(entry.internalName));
            number(functions, entry.parameters);
            number(functions, entry.line);
            number(functions, entry.position);
            number(functions, entry.length);
            number(functions, entry.flags);
            number(functions, entry.fields);
            number(functions, entry.dualFields ? 1 : 0);
            number(functions, entry.endPosition);
            number(functions, entry.endLine);
            number(functions, entry.endLinePosition);
            symbols(functions, data);
            List<RecompilableScriptFunctionData> nested = nested(data);
            number(functions, nested.size());
            nested.forEach(this::function);
        }

        @SuppressWarnings("unchecked") // the engine's own field
        private static List<RecompilableScriptFunctionData> nested(RecompilableScriptFunctionData data) {
            return List.copyOf(((Map<Integer, RecompilableScriptFunctionData>) NESTED.get(data)).values());
        }

        private int name(String name) {
            return names.computeIfAbsent(name, added -> {
                nameList.add(added);
                return nameList.size() - 1;
            });
        }

        private static void number(StringBuilder text, int number) {
            text.append(Integer.toString(number, Character.MAX_RADIX)).append(',');
        }
    }

    private static final class Reader {

        private final String table;
        private final String[] names;
        private int at;

        Reader(String table, String script) {
            this.table = table;
            String header = header(script) + ";";
            if (!table.startsWith(header)) {
                throw new IllegalArgumentException("This is not the table of this script.");
            }
            int end = table.indexOf(';', header.length());
            this.names = table.substring(header.length(), end).split(",");
            for (int i = 0; i < names.length; i++) {
                names[i] = decoded(names[i]);
            }
            this.at = end + 1;
        }

        Functions functions() {
            Set<Integer> called = new HashSet<>();
            while (table.charAt(at) != ';') {
                called.add(number());
            }
            at++;
            Map<Integer, Read> read = new HashMap<>();
            while (table.charAt(at) != ';') {
                read(read);
            }
            at++;
            Map<Integer, RecompilableScriptFunctionData> skipped = new HashMap<>();
            while (at < table.length()) {
                function(skipped);
            }
            return new Functions(skipped, called, read);
        }

        private void read(Map<Integer, Read> functions) {
            int position = number();
            int flags = number() & ~FunctionNode.IS_SPLIT;
            functions.put(position, new Read(Entry.withMarks(flags).data(Map.of()), externals(), internals()));
        }

        private Map<String, Integer> externals() {
            Map<String, Integer> externals = new HashMap<>();
            for (int left = number(); left > 0; left--) {
                String external = names[number()];
                externals.put(external, number());
            }
            return externals;
        }

        private Set<String> internals() {
            Set<String> internals = new HashSet<>();
            for (int left = number(); left > 0; left--) {
                internals.add(names[number()]);
            }
            return internals;
        }

        private void function(Map<Integer, RecompilableScriptFunctionData> siblings) {
            String name = names[number()];
            String internalName = names[number()];
            int parameters = number();
            int line = number();
            int position = number();
            int length = number();
            int flags = number();
            int fields = number();
            boolean dualFields = number() != 0;
            int endPosition = number();
            int endLine = number();
            int endLinePosition = number();
            Map<String, Integer> externals = externals();
            Set<String> internals = internals();
            int count = number();
            Map<Integer, RecompilableScriptFunctionData> nested = count == 0 ? Map.of() : new HashMap<>();
            for (int left = count; left > 0; left--) {
                function(nested);
            }
            Entry entry = new Entry(
                    name,
                    internalName,
                    0,
                    parameters,
                    line,
                    position,
                    length,
                    flags,
                    fields,
                    dualFields,
                    endPosition,
                    endLine,
                    endLinePosition,
                    externals,
                    internals);
            siblings.put(position, entry.data(nested));
        }

        private int number() {
            int end = table.indexOf(',', at);
            int number = Integer.parseInt(table, at, end, Character.MAX_RADIX);
            at = end + 1;
            return number;
        }
    }
}
