// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes call sites fit to be shared by realms: what the engine links there may depend only on what every realm of the same
 * shape has.
 *
 * <p>One compiled script serves all realms, and so do its call sites: those of a version all its instances, those of the
 * prelude all sites. The engine was made for few realms that trust each other. Its decisions, one by one:
 *
 * <ul>
 *   <li><b>Named reads and writes</b> are guarded by the property map of the receiver, and by switch points for what lies on
 *       its prototypes. Built-in receivers have the same map in all realms, while their prototypes may differ: another
 *       realm passed the guard and read a slot of a foreign layout. {@link SharedSites#link} adds a guard on the maps of the
 *       prototypes, and drops the switch points, which a script of one site could use to throw away the code of all.
 *   <li><b>Reads from primitives</b> were linked to a function of the realm that came first, for as long as the switch point
 *       of the built-in stood: {@link SharedSites#primitive} reads from the prototype of the realm that asks.
 *   <li><b>Switch points of built-ins</b> live in the context, one for all realms. Properties do not take them any more; with
 *       them goes the rewriting of {@code apply} to {@code call}, which one script could switch off for all.
 *   <li><b>Guards of built-in functions</b> compared with one realm's function, and held its realm in memory as long as the
 *       call site: they compare what is run, which is the same in all realms.
 *   <li><b>Property maps</b> of equal objects were not equal in all realms, once a prototype was given or a property
 *       redefined: sites would have been linked anew for each realm. Now maps say nothing about prototypes, and all changes
 *       of maps are remembered.
 *   <li><b>The memory of maps</b> was unbounded, held softly, and one for all realms: it is bounded and held weakly.
 *   <li><b>Constants of the global object</b> ({@code GlobalConstants}) switch themselves off with the second realm of a
 *       context; <b>fast built-ins</b> (link logic of arrays) exist with optimistic types only, which are off; <b>getters and
 *       setters</b> are read from their object at each call; <b>functions of scripts</b> are compared by their code, and
 *       take their scope from the function that is called. These are left as they are.
 *   <li><b>{@code __noSuchProperty__} and {@code __noSuchMethod__}</b> let a script see what its own prelude looks for in
 *       vain, and put its functions into shared sites: they have names now that no script knows.
 * </ul>
 */
final class SharedSiteChanges {

    private static final String ROOT = "org/openjdk/nashorn/internal/";
    private static final String RUNTIME = ROOT + "runtime/";
    private static final String OBJECT = RUNTIME + "ScriptObject";
    private static final String FUNCTION = RUNTIME + "ScriptFunction";
    private static final String MAP = RUNTIME + "PropertyMap";
    private static final String PROPERTY = RUNTIME + "Property";
    private static final String STRATEGY = RUNTIME + "AllocationStrategy";
    private static final String INVOCATION = "jdk/dynalink/linker/GuardedInvocation";
    private static final String REQUEST = "jdk/dynalink/linker/LinkRequest";
    private static final String SITE = "jdk/dynalink/CallSiteDescriptor";
    private static final String HANDLE = "java/lang/invoke/MethodHandle";
    private static final String SWITCH = "java/lang/invoke/SwitchPoint";
    private static final String SITES = Type.getInternalName(SharedSites.class);
    private static final String SHAPES = Type.getInternalName(SharedShapes.class);
    private static final String KEYS = Type.getInternalName(FunctionKeys.class);

    /** Nobody can name it, and nothing lists it. */
    private static final String UNKNOWN_NAME = "\0" + UUID.randomUUID();

    private SharedSiteChanges() {}

    /** Changes of the shapes of objects, in the order of definition; the JVM loads these to verify almost any other class. */
    static Map<String, UnaryOperator<ClassVisitor>> shapes() {
        Map<String, UnaryOperator<ClassVisitor>> changes = new LinkedHashMap<>();
        changes.put("runtime.Property", SharedSiteChanges::properties);
        changes.put("runtime.PropertyMap", SharedSiteChanges::maps);
        changes.put("runtime.AllocationStrategy", SharedSiteChanges::allocation);
        return changes;
    }

    /** Changes of how call sites are linked, in the order of definition. */
    static Map<String, UnaryOperator<ClassVisitor>> links() {
        Map<String, UnaryOperator<ClassVisitor>> changes = new LinkedHashMap<>();
        changes.put("runtime.ScriptObject", SharedSiteChanges::objects);
        changes.put("runtime.ScriptFunction", SharedSiteChanges::functions);
        changes.put("runtime.linker.NashornLinker", SharedSiteChanges::linker);
        changes.put("runtime.linker.PrimitiveLookup", SharedSiteChanges::primitives);
        changes.put("objects.Global", SharedSiteChanges::globals);
        return changes;
    }

    private static ClassVisitor properties(ClassVisitor next) {
        return new MethodChanges(next)
                .body("setBuiltinSwitchPoint(L" + SWITCH + ";)V", body -> body.visitInsn(Opcodes.RETURN));
    }

    private static ClassVisitor maps(ClassVisitor next) {
        String replace = "(L" + PROPERTY + ";L" + PROPERTY + ";)L" + MAP + ";";
        String remember = "(L" + PROPERTY + ";L" + MAP + ";)V";
        return new MethodChanges(next)
                .body("changeProto(L" + OBJECT + ";)L" + MAP + ";", body -> {
                    body.visitVarInsn(Opcodes.ALOAD, 0);
                    body.visitInsn(Opcodes.ARETURN);
                })
                .body("addToHistory" + remember, body -> {
                    load(body, 0, 1, 2);
                    help(body, SHAPES, "remember", "(L" + MAP + ";L" + PROPERTY + ";L" + MAP + ";)V");
                    body.visitInsn(Opcodes.RETURN);
                })
                .beforeReturn("addAll(L" + MAP + ";)L" + MAP + ";", body -> {
                    load(body, 0, 1);
                    help(body, SHAPES, "joined", "(L" + MAP + ";L" + MAP + ";L" + MAP + ";)L" + MAP + ";");
                })
                .beforeReturn("replaceProperty" + replace, body -> {
                    load(body, 0, 1, 2);
                    help(
                            body,
                            SHAPES,
                            "replaced",
                            "(L" + MAP + ";L" + MAP + ";L" + PROPERTY + ";L" + PROPERTY + ";)L" + MAP + ";");
                });
    }

    /** Objects that a function makes have one map, whatever its prototype is. */
    private static ClassVisitor allocation(ClassVisitor next) {
        String field = "L" + MAP + ";";
        return new MethodChanges(next)
                .field("onlyMap", field)
                .body("getAllocatorMap(L" + OBJECT + ";)L" + MAP + ";", body -> {
                    load(body, 0, 0);
                    body.visitFieldInsn(Opcodes.GETFIELD, STRATEGY, "onlyMap", field);
                    load(body, 0);
                    body.visitMethodInsn(
                            Opcodes.INVOKESPECIAL, STRATEGY, "getAllocatorClassName", "()Ljava/lang/String;", false);
                    load(body, 0);
                    body.visitFieldInsn(Opcodes.GETFIELD, STRATEGY, "fieldCount", "I");
                    help(body, SHAPES, "onlyMap", "(" + field + "Ljava/lang/String;I)" + field);
                    body.visitFieldInsn(Opcodes.PUTFIELD, STRATEGY, "onlyMap", field);
                    load(body, 0);
                    body.visitFieldInsn(Opcodes.GETFIELD, STRATEGY, "onlyMap", field);
                    body.visitInsn(Opcodes.ARETURN);
                });
    }

    private static ClassVisitor objects(ClassVisitor next) {
        MethodChanges changes = new MethodChanges(next)
                .body(
                        "getProtoSwitchPoints(Ljava/lang/String;L" + OBJECT + ";)[L" + SWITCH + ";",
                        SharedSiteChanges::nothing)
                .body("getProtoSwitchPoint(Ljava/lang/String;)L" + SWITCH + ";", SharedSiteChanges::nothing);
        return new ClassVisitor(Opcodes.ASM7, changes) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(
                        Opcodes.ASM7, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                    @Override
                    public void visitLdcInsn(Object value) {
                        boolean hook = value.equals("__noSuchProperty__") || value.equals("__noSuchMethod__");
                        super.visitLdcInsn(hook ? UNKNOWN_NAME : value);
                    }
                };
            }
        };
    }

    private static ClassVisitor functions(ClassVisitor next) {
        return new MethodChanges(next)
                .field(FunctionKeys.TARGET_FIELD, "Ljava/lang/Object;")
                .field(FunctionKeys.KEY_FIELD, "Ljava/lang/Object;")
                .body("getFunctionGuard(L" + FUNCTION + ";)L" + HANDLE + ";", body -> {
                    load(body, 0);
                    help(body, KEYS, "functionGuard", "(L" + FUNCTION + ";)L" + HANDLE + ";");
                    body.visitInsn(Opcodes.ARETURN);
                })
                .body("isApplyFunction(ZLjava/lang/Object;Ljava/lang/Object;)Z", body -> {
                    body.visitVarInsn(Opcodes.ILOAD, 0);
                    load(body, 1, 2);
                    help(body, KEYS, "isApplied", "(ZLjava/lang/Object;Ljava/lang/Object;)Z");
                    body.visitInsn(Opcodes.IRETURN);
                })
                .instructions(
                        "<init>(L" + RUNTIME + "ScriptFunctionData;L" + MAP + ";L" + OBJECT + ";L" + ROOT
                                + "objects/Global;)V",
                        SharedSiteChanges::accessors)
                .instructions(
                        "<init>(Ljava/lang/String;L" + HANDLE + ";L" + MAP + ";L" + OBJECT + ";[L" + RUNTIME
                                + "Specialization;IL" + ROOT + "objects/Global;)V",
                        SharedSiteChanges::builtin)
                .instructions(
                        "createApplyOrCallCall(ZL" + SITE + ";L" + REQUEST + ";[Ljava/lang/Object;)L" + INVOCATION
                                + ";",
                        AppliedCode::new);
    }

    private static MethodVisitor accessors(MethodVisitor body) {
        return new MethodVisitor(Opcodes.ASM7, body) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean onInterface) {
                if (name.equals("initUserAccessors")) {
                    help(
                            mv,
                            Type.getInternalName(StrictAccessors.class),
                            "give",
                            "(L" + FUNCTION + ";Ljava/lang/String;L" + FUNCTION + ";L" + FUNCTION + ";)V");
                } else {
                    super.visitMethodInsn(opcode, owner, name, descriptor, onInterface);
                }
            }
        };
    }

    /** {@code this(new FinalScriptFunctionData(name, methodHandle, specs, flags), …)}. */
    private static MethodVisitor builtin(MethodVisitor body) {
        return new MethodVisitor(Opcodes.ASM7, body) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean onInterface) {
                super.visitMethodInsn(opcode, owner, name, descriptor, onInterface);
                if (owner.equals(RUNTIME + "FinalScriptFunctionData")) {
                    String data = "L" + RUNTIME + "ScriptFunctionData;";
                    load(mv, 1, 2);
                    super.visitVarInsn(Opcodes.ILOAD, 6);
                    help(
                            mv,
                            Type.getInternalName(BuiltinData.class),
                            "shared",
                            "(" + data + "Ljava/lang/String;L" + HANDLE + ";I)" + data);
                }
            }
        };
    }

    private static ClassVisitor linker(ClassVisitor next) {
        return new MethodChanges(next)
                .instructions(
                        "getGuardedInvocation(L" + REQUEST + ";L" + SITE + ";)L" + INVOCATION + ";",
                        body -> new MethodVisitor(Opcodes.ASM7, body) {
                            @Override
                            public void visitMethodInsn(
                                    int opcode, String owner, String name, String descriptor, boolean onInterface) {
                                if (owner.equals(OBJECT) && name.equals("lookup")) {
                                    help(
                                            mv,
                                            SITES,
                                            "link",
                                            "(L" + OBJECT + ";L" + SITE + ";L" + REQUEST + ";)L" + INVOCATION + ";");
                                } else {
                                    super.visitMethodInsn(opcode, owner, name, descriptor, onInterface);
                                }
                            }
                        });
    }

    private static ClassVisitor primitives(ClassVisitor next) {
        String rest = "L" + REQUEST + ";L" + HANDLE + ";L" + OBJECT + ";L" + HANDLE + ";L" + HANDLE + ";)L" + INVOCATION
                + ";";
        return new MethodChanges(next).beforeReturn("lookupPrimitive(" + rest, body -> {
            load(body, 0, 1, 2, 3, 4);
            help(body, SITES, "primitive", "(L" + INVOCATION + ";" + rest);
        });
    }

    private static ClassVisitor globals(ClassVisitor next) {
        return new MethodChanges(next)
                .body("isBuiltinFunctionProperty(Ljava/lang/String;)Z", body -> {
                    body.visitInsn(Opcodes.ICONST_0);
                    body.visitInsn(Opcodes.IRETURN);
                })
                .body("getBuiltinFunctionApplySwitchPoint()L" + SWITCH + ";", SharedSiteChanges::nothing);
    }

    private static void nothing(MethodVisitor body) {
        body.visitInsn(Opcodes.ACONST_NULL);
        body.visitInsn(Opcodes.ARETURN);
    }

    private static void load(MethodVisitor body, int... locals) {
        for (int local : locals) {
            body.visitVarInsn(Opcodes.ALOAD, local);
        }
    }

    private static void help(MethodVisitor body, String helper, String name, String descriptor) {
        body.visitMethodInsn(Opcodes.INVOKESTATIC, helper, name, descriptor, false);
    }

    /** Lets the guard of {@code f.call()} hold what call does instead of the function call of one realm. */
    private static final class AppliedCode extends MethodVisitor {

        private boolean binding;

        AppliedCode(MethodVisitor next) {
            super(Opcodes.ASM7, next);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            binding |= name.equals("IS_APPLY_FUNCTION");
            super.visitFieldInsn(opcode, owner, name, descriptor);
        }

        @Override
        public void visitVarInsn(int opcode, int local) {
            super.visitVarInsn(opcode, local);
            if (binding && opcode == Opcodes.ALOAD && local == 0) {
                binding = false;
                help(mv, KEYS, "applied", "(L" + FUNCTION + ";)Ljava/lang/Object;");
            }
        }
    }
}
