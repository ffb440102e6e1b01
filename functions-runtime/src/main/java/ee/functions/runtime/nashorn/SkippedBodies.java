// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.openjdk.nashorn.internal.ir.FunctionNode;
import org.openjdk.nashorn.internal.runtime.RecompilableScriptFunctionData;

/**
 * Compiles a script of which a {@link FunctionTable} is known: bodies of functions are read when they are called for the first
 * time, and those that run with the script are compiled together with it.
 *
 * <p>The engine reads all of a script, and goes through it a dozen times, only to know which variables the functions use and where
 * they end; it compiles a function when it is called, and has then no need of the functions in it, whose bodies it skips. Here it
 * skips them the first time too. A bundle has some thousand functions, of which an invocation calls a few dozen.
 *
 * <p>Public for the engine only. Thread-safe: a compilation stays on its thread.
 */
public final class SkippedBodies {

    private static final String ROOT = "org/openjdk/nashorn/internal/";
    private static final String DATA = ROOT + "runtime/RecompilableScriptFunctionData";
    private static final String NODE = ROOT + "ir/FunctionNode";
    private static final String COMPILER = ROOT + "codegen/Compiler";
    private static final String OWN = Type.getInternalName(SkippedBodies.class);

    private static final ThreadLocal<@Nullable SkippedBodies> current = new ThreadLocal<>();

    private final FunctionTable.Functions functions;
    private final RecompilableScriptFunctionData root;

    /** All functions that the compiler has come to, and those that it skips. */
    private final Map<Integer, RecompilableScriptFunctionData> known;

    private SkippedBodies(FunctionTable.Functions functions, RecompilableScriptFunctionData root) {
        this.functions = functions;
        this.root = root;
        this.known = new HashMap<>(functions.skipped());
    }

    /** Compiles a script on this thread, with its table if there is one. */
    static <T> T compiling(FunctionTable.@Nullable Functions functions, Supplier<T> compilation) {
        if (functions == null) {
            return compilation.get();
        }
        current.set(new SkippedBodies(functions, FunctionTable.root(new Roots(functions))));
        try {
            return compilation.get();
        } finally {
            current.remove();
        }
    }

    /** The changes by which the engine asks this class. */
    static Map<String, UnaryOperator<ClassVisitor>> changes() {
        Map<String, UnaryOperator<ClassVisitor>> changes = new LinkedHashMap<>();
        changes.put(
                "parser.Parser",
                next -> new MethodChanges(next)
                        .instructions("parse()L" + NODE + ";", SkippedBodies::parse)
                        .instructions(
                                "functionBody(L" + ROOT + "parser/ParserContextFunctionNode;)L" + ROOT + "ir/Block;",
                                SkippedBodies::parsedUpTo));
        changes.put(
                "codegen.Compiler",
                next -> new MethodChanges(next).body("getScriptFunctionData(I)L" + DATA + ";", method -> {
                    method.visitVarInsn(Opcodes.ALOAD, 0);
                    method.visitFieldInsn(Opcodes.GETFIELD, COMPILER, "compiledFunction", "L" + DATA + ";");
                    method.visitVarInsn(Opcodes.ILOAD, 1);
                    ask(method, "find", "(L" + DATA + ";I)L" + DATA + ";");
                    method.visitInsn(Opcodes.ARETURN);
                }));
        changes.put(
                "codegen.AssignSymbols",
                next -> new MethodChanges(next)
                        .beforeReturn("isUnparsedFunction(L" + NODE + ";)Z", method -> ofNode(method, "isSkipped")));
        changes.put(
                "codegen.FindScopeDepths",
                next -> new MethodChanges(next)
                        .instructions("leaveFunctionNode(L" + NODE + ";)L" + ROOT + "ir/Node;", SkippedBodies::left));
        changes.put(
                "codegen.LocalVariableTypesCalculator$1",
                next -> new MethodChanges(next)
                        .instructions("enterFunctionNode(L" + NODE + ";)Z", SkippedBodies::onDemand));
        changes.put(
                "codegen.CodeGenerator",
                next -> new MethodChanges(next)
                        .beforeReturn("skipFunction(L" + NODE + ";)Z", method -> ofNode(method, "isCompiledLater")));
        return changes;
    }

    private static void ask(MethodVisitor method, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, OWN, name, descriptor, false);
    }

    /** Asks about the function that is the only argument of a method, with the answer that the engine has on the stack. */
    private static void ofNode(MethodVisitor method, String name) {
        method.visitVarInsn(Opcodes.ALOAD, 1);
        ask(method, name, "(ZL" + NODE + ";)Z");
    }

    /** {@code functionId <= reparsedFunction.getFunctionNodeId()}. */
    private static MethodVisitor parsedUpTo(MethodVisitor body) {
        return new MethodVisitor(Opcodes.ASM7, body) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
                if (owner.equals(DATA) && name.equals("getFunctionNodeId")) {
                    super.visitInsn(Opcodes.SWAP);
                    super.visitInsn(Opcodes.DUP_X1);
                    ask(mv, "parsedUpTo", "(L" + DATA + ";I)I");
                } else {
                    super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
                }
            }
        };
    }

    private static MethodVisitor parse(MethodVisitor body) {
        return new MethodVisitor(Opcodes.ASM7, body) {
            @Override
            public void visitCode() {
                super.visitCode();
                super.visitVarInsn(Opcodes.ALOAD, 0);
                ask(mv, "root", "()L" + DATA + ";");
                super.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL,
                        ROOT + "parser/Parser",
                        "setReparsedFunction",
                        "(L" + DATA + ";)V",
                        false);
            }

            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.ARETURN) {
                    ask(mv, "parsed", "(L" + NODE + ";)L" + NODE + ";");
                }
                super.visitInsn(opcode);
            }
        };
    }

    /** Before and after the engine writes down what it knows of a function. */
    private static MethodVisitor left(MethodVisitor body) {
        return new MethodVisitor(Opcodes.ASM7, body) {
            @Override
            public void visitCode() {
                super.visitCode();
                super.visitVarInsn(Opcodes.ALOAD, 1);
                for (String field : new String[] {"externalSymbolDepths", "internalSymbols"}) {
                    super.visitVarInsn(Opcodes.ALOAD, 0);
                    super.visitFieldInsn(Opcodes.GETFIELD, ROOT + "codegen/FindScopeDepths", field, "Ljava/util/Map;");
                }
                ask(mv, "complete", "(L" + NODE + ";Ljava/util/Map;Ljava/util/Map;)V");
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
                super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
                if (owner.equals(DATA) && name.equals("<init>")) {
                    super.visitVarInsn(Opcodes.ALOAD, 1);
                    ask(mv, "made", "(L" + DATA + ";L" + NODE + ";)L" + DATA + ";");
                }
            }
        };
    }

    private static MethodVisitor onDemand(MethodVisitor body) {
        return new MethodVisitor(Opcodes.ASM7, body) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
                super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
                if (name.equals("isOnDemandCompilation")) {
                    ofNode(mv, "isSkipped");
                }
            }
        };
    }

    /** What the parser shall take for the function that it reads again; null if it shall read all. */
    public static @Nullable RecompilableScriptFunctionData root() {
        SkippedBodies bodies = current.get();
        return bodies == null ? null : bodies.root;
    }

    /** Gives all of the script the marks that come from functions whose bodies were skipped. */
    public static @Nullable FunctionNode parsed(@Nullable FunctionNode program) {
        SkippedBodies bodies = current.get();
        if (bodies == null || program == null) {
            return program;
        }
        FunctionTable.Read read = bodies.functions.read().get(program.getId());
        return read == null ? program : program.setFlag(null, read.known().getFunctionFlags());
    }

    /** Adds the variables of a function that only skipped ones use. */
    public static void complete(
            FunctionNode function, Map<Integer, Map<String, Integer>> externals, Map<Integer, Set<String>> internals) {
        SkippedBodies bodies = current.get();
        FunctionTable.Read read =
                bodies == null ? null : bodies.functions.read().get(function.getId());
        if (read != null) {
            externals.computeIfAbsent(function.getId(), id -> new HashMap<>()).putAll(read.externals());
            Set<String> all = new HashSet<>(internals.getOrDefault(function.getId(), Set.of()));
            all.addAll(read.internals());
            internals.put(function.getId(), all);
        }
    }

    /** The last offset of functions whose bodies the parser shall read, where it has come to the function of an offset. */
    public static int parsedUpTo(RecompilableScriptFunctionData read, int function) {
        SkippedBodies bodies = current.get();
        if (bodies == null || bodies.root != read) {
            return read.getFunctionNodeId();
        }
        return bodies.functions.skipped().containsKey(function) ? -1 : Integer.MAX_VALUE;
    }

    /** What the compiler knows of a function; it asks before it has come to its end, too. */
    public static @Nullable RecompilableScriptFunctionData find(
            @Nullable RecompilableScriptFunctionData compiled, int function) {
        SkippedBodies bodies = current.get();
        // The engine's own way goes through all functions for each of them.
        RecompilableScriptFunctionData known = bodies == null ? null : bodies.known.get(function);
        return known != null || compiled == null ? known : compiled.getScriptFunctionData(function);
    }

    /** Tells whether a function has no body yet. */
    public static boolean isSkipped(boolean onDemand, FunctionNode function) {
        SkippedBodies bodies = current.get();
        return onDemand || (bodies != null && bodies.functions.skipped().containsKey(function.getId()));
    }

    /** Gives what is known of a function in the place of what its empty body says. */
    public static RecompilableScriptFunctionData made(RecompilableScriptFunctionData made, FunctionNode function) {
        SkippedBodies bodies = current.get();
        if (bodies == null) {
            return made;
        }
        RecompilableScriptFunctionData skipped = bodies.functions.skipped().get(function.getId());
        if (skipped == null) {
            bodies.known.put(function.getId(), made);
            return made;
        }
        FunctionTable.install(skipped, made, function);
        return skipped;
    }

    /** Tells whether a function waits for its first call; those that run with the script do not. */
    public static boolean isCompiledLater(boolean later, FunctionNode function) {
        SkippedBodies bodies = current.get();
        return later
                && (bodies == null
                        || !(function.isSplit() || bodies.functions.called().contains(function.getId())));
    }

    /** The outermost skipped functions, and those around them. The engine looks no further than here, and does not take them for its own. */
    private static final class Roots extends HashMap<Integer, RecompilableScriptFunctionData> {

        private static final long serialVersionUID = 1;

        Roots(FunctionTable.Functions functions) {
            super(functions.skipped());
            functions.read().forEach((offset, read) -> put(offset, read.known()));
        }

        @Override
        public int size() {
            return Math.max(2, super.size()); // the engine copies smaller ones
        }

        @Override
        public Collection<RecompilableScriptFunctionData> values() {
            return List.of();
        }
    }
}
