// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.engine.ThrownValue;
import ee.functions.runtime.guard.ScriptStop;
import ee.functions.runtime.guard.TooLarge;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.runtime.ECMAException;
import org.openjdk.nashorn.internal.runtime.JSType;
import org.openjdk.nashorn.internal.runtime.PropertyDescriptor;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;

/**
 * The errors of a realm: what a script catches, and what the host reads of it.
 *
 * <p>Nashorn hangs the Java exception of each error on the error itself, where a script could take hold of it. Each
 * error is therefore adopted before a script's own code sees it: the exception goes, and a {@code stack} in the author's
 * coordinates comes.
 */
public final class Errors {

    private static final System.Logger LOG = System.getLogger(Errors.class.getName());
    private static final String EXCEPTION = "nashornException";
    private static final int NOT_ENUMERABLE = 2;
    private static final int[] NOBODY = {};

    private final Realm realm;
    private StackFormat format = StackFormat.NONE;
    private @Nullable Object maker;
    private @Nullable Object describer;
    private @Nullable Object asyncCallers;

    Errors(Realm realm) {
        this.realm = realm;
    }

    /** Sets how stacks are shown. */
    public void format(StackFormat stackFormat) {
        this.format = stackFormat;
    }

    /** Sets the function of the prelude that makes an error of a named type. */
    public void maker(Object function) {
        this.maker = function;
    }

    /** Sets the function of the prelude that gives type, message and text of something that was thrown. */
    public void describer(Object function) {
        this.describer = function;
    }

    /** Sets the function of the prelude that tells which async functions wait for what runs now. */
    public void asyncCallers(Object function) {
        this.asyncCallers = function;
    }

    /** Makes an error of a named type. */
    Object make(String type, String message) {
        if (maker != null) {
            return realm.call(maker, ScriptRuntime.UNDEFINED, type, message);
        }
        return adopted(((Global) realm.global()).newError(message));
    }

    /**
     * Gives what a script may see of something caught: throws the stop again, turns Java exceptions into errors, adopts
     * errors.
     */
    public @Nullable Object caught(@Nullable Object thrown) {
        if (thrown instanceof ScriptObject object) {
            return adopted(reworded(object));
        }
        if (thrown instanceof Throwable throwable) {
            return adopted(translate(throwable));
        }
        return thrown;
    }

    /** Adopts an error that the prelude has made. */
    public @Nullable Object adopt(@Nullable Object error) {
        return error instanceof ScriptObject object ? adopted(object) : error;
    }

    /** An error that nobody has adopted yet is one that the engine has made. */
    private static ScriptObject reworded(ScriptObject object) {
        if (isError(object)
                && object.hasOwnProperty(EXCEPTION)
                && !object.hasOwnProperty("stack")
                && object.get("message") instanceof CharSequence message) {
            String common = EngineMessages.common(message.toString());
            if (!common.contentEquals(message)) {
                object.set("message", common, 0);
            }
        }
        return object;
    }

    /** The value a script threw, ready to be shown to scripts again; a stop is thrown on. */
    public @Nullable Object thrownBy(Throwable throwable) {
        return throwable instanceof ECMAException exception ? caught(exception.getThrown()) : caught(throwable);
    }

    /** Describes a value that was thrown, with the causes of an error. */
    public ThrownValue describe(@Nullable Object thrown) {
        try {
            if (describer != null) {
                List<String> described = realm.texts(realm.call(describer, ScriptRuntime.UNDEFINED, caught(thrown)));
                return new ThrownValue(described.get(0), described.get(1), described.get(2));
            }
            if (thrown instanceof ScriptObject object && looksLikeError(object)) {
                adopted(reworded(object));
                Object stack = object.get("stack");
                String name = text(object.get("name"), "Error");
                String message = text(object.get("message"), "");
                return new ThrownValue(name, message, text(stack, header(name, message)));
            }
            String text = realm.text(thrown);
            return new ThrownValue("Error", text, "Uncaught " + text);
        } catch (RuntimeException | StackOverflowError e) {
            // A getter or a toString of the script threw while its own error was read.
            return new ThrownValue("Error", "The thrown value could not be read.", "");
        }
    }

    private ScriptObject adopted(ScriptObject object) {
        if (object.hasOwnProperty(EXCEPTION)) {
            Object exception = object.get(EXCEPTION);
            object.delete(EXCEPTION, false);
            if (exception instanceof Throwable throwable && isError(object) && !object.hasOwnProperty("stack")) {
                put(object, ErrorStack.of(object, throwable, callersOfNow(), format));
            }
        }
        return object;
    }

    private void put(ScriptObject error, ErrorStack stack) {
        ScriptFunction get = (ScriptFunction) realm.rawFunction("get stack", arguments -> stack.text());
        ScriptFunction set = (ScriptFunction) realm.rawFunction("set stack", arguments -> {
            stack.replace(arguments.get(0));
            return null;
        });
        error.addOwnProperty("stack", NOT_ENUMERABLE, get, set);
    }

    /**
     * Adds the async functions that wait for what runs now to the stack of an error, if no frame is in it: an error that the
     * host has made.
     */
    public void addCallers(@Nullable Object error) {
        int[] callers = callersOfNow();
        if (callers.length == 0 || !(error instanceof ScriptObject object) || !looksLikeError(object)) {
            return;
        }
        Object own = object.getOwnPropertyDescriptor("stack");
        if (!(own instanceof PropertyDescriptor descriptor)) {
            return;
        }
        Supplier<String> before = descriptor.type() == PropertyDescriptor.ACCESSOR
                ? () -> JSType.toString(ScriptRuntime.apply(descriptor.getGetter(), object))
                : () -> JSType.toString(descriptor.getValue());
        if (object.delete("stack", false)) {
            put(object, ErrorStack.of(before, callers, format));
        }
    }

    private int[] callersOfNow() {
        if (asyncCallers == null
                || !(realm.call(asyncCallers, ScriptRuntime.UNDEFINED) instanceof ScriptObject callers)) {
            return NOBODY;
        }
        int[] positions = new int[JSType.toInt32(callers.get("length"))];
        for (int i = 0; i + 1 < positions.length; i += 2) {
            positions[i] = FunctionPositions.of(callers.get(i));
            positions[i + 1] = JSType.toInt32(callers.get(i + 1));
        }
        return positions;
    }

    private ScriptObject translate(Throwable throwable) {
        if (throwable instanceof ScriptStop stop) {
            throw stop;
        }
        Global global = (Global) realm.global();
        ScriptObject error;
        if (throwable instanceof StackOverflowError) {
            error = global.newRangeError("Maximum call stack size exceeded");
        } else if (throwable instanceof TooLarge tooLarge) {
            error = global.newRangeError(tooLarge.getMessage());
        } else if (throwable instanceof VirtualMachineError fatal) {
            throw fatal;
        } else {
            // A defect of the engine or of this runtime; the script goes on with an error, the operator learns why.
            LOG.log(System.Logger.Level.WARNING, "A script met an internal error.", throwable);
            error = global.newError("Internal error: " + throwable);
        }
        error.set(EXCEPTION, throwable, 0);
        return error;
    }

    private static boolean isError(ScriptObject object) {
        return object.getClassName().equals("Error");
    }

    /** An error of the language, or an object that inherits from one, such as a DOMException. */
    private boolean looksLikeError(ScriptObject object) {
        Object prototype = realm.get(realm.get(realm.global(), "Error"), "prototype");
        for (ScriptObject at = object; at != null; at = at.getProto()) {
            if (at == prototype || isError(at)) {
                return true;
            }
        }
        return false;
    }

    static String header(String name, String message) {
        return message.isEmpty() ? name : name.isEmpty() ? message : name + ": " + message;
    }

    static String text(@Nullable Object value, String otherwise) {
        return value == null || value == ScriptRuntime.UNDEFINED ? otherwise : JSType.toString(value);
    }
}
