// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueBoolean;
import com.caoccao.javet.values.primitive.V8ValueDouble;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.primitive.V8ValueLong;
import com.caoccao.javet.values.primitive.V8ValueString;
import com.caoccao.javet.values.reference.V8ValueArray;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValuePromise;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.ScriptContext;
import ee.functions.runtime.engine.ThrownValue;
import ee.functions.runtime.guard.ScriptStop;
import ee.functions.runtime.guard.TooLarge;
import ee.functions.runtime.instance.Header;
import ee.functions.runtime.instance.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the prelude asks of Java: host functions by their number, and by negative numbers what it has to tell.
 *
 * <p>Nothing may leave it by an exception: V8 would make an error of it that the script could catch and read.
 */
final class V8Calls {

    private static final System.Logger LOG = System.getLogger(V8Calls.class.getName());

    private static final int LAST_ERROR = -1;
    private static final int RESPONDED = -2;
    private static final int THREW = -3;
    private static final int MALFORMED = -4;
    private static final int REFUSED = -5;
    private static final int UNHANDLED = -6;
    private static final int LOADED = -7;
    private static final int STATE_OF = -8;
    private static final int COUNT = -9;
    private static final int COLLECT = -10;
    private static final int NEXT = -11;
    private static final int RESULT_OF = -12;

    private static final Object LIST = new Object();
    private static final Object NULL = new Object();

    /** Number of the function, place and number of a callback. */
    private static final int BEFORE_ARGUMENTS = 3;

    private final ScriptContext.Owner owner;
    private final V8Context context;
    private List<HostFunction> functions = List.of();
    /** The lengths and members of the lists that were given to the script last, in the order in which it asks for them. */
    private final Queue<Object> unread = new ArrayDeque<>();

    private @Nullable V8Runtime runtime;
    private @Nullable HostError lastError;
    private @Nullable Error stop;

    V8Calls(ScriptContext.Owner owner, V8Context context) {
        this.owner = owner;
        this.context = context;
    }

    /** Answers with these functions from now on. */
    void connect(V8Runtime connected, List<HostFunction> hostFunctions) {
        runtime = connected;
        functions = hostFunctions;
    }

    /** Forgets what the script has not asked for; to be called before values are converted for a call of the script. */
    void begin() {
        unread.clear();
    }

    /** Throws the error by which a host function has ended the script. */
    void refuseIfStopped() {
        Error thrown = stop;
        if (thrown != null) {
            throw thrown;
        }
    }

    /** One call; undefined says that it failed. */
    V8Value call(V8Value... values) throws JavetException {
        try {
            int number = integer(values[0]);
            if (number == NEXT) {
                return next();
            }
            unread.clear();
            return number < 0 ? tell(number, values) : toScript(ask(functions.get(number), values));
        } catch (HostError e) {
            lastError = e;
        } catch (TooLarge e) {
            lastError = new HostError("RangeError", String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            lastError = new HostError("RangeError", "Maximum call stack size exceeded");
        } catch (ScriptStop | OutOfMemoryError e) {
            stop = e;
            context.terminate();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, "A script met an internal error.", e);
            lastError = new HostError("Error", "Internal error");
        }
        return runtime().createV8ValueUndefined();
    }

    /** Where a place of the script is in the author's modules, with the file. */
    String sourcePosition(@Nullable V8ModuleSource script, @Nullable Object[] values) {
        int line = values[0] instanceof Number number ? number.intValue() : 1;
        int column = values[1] instanceof Number number ? number.intValue() : 1;
        return script == null ? values[2] + ":" + line + ":" + column : script.sourcePosition(line, column);
    }

    private @Nullable Object ask(HostFunction function, V8Value... values) throws HostError, JavetException {
        @Nullable Object[] arguments = new Object[values.length - BEFORE_ARGUMENTS];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = toJava(values[i + BEFORE_ARGUMENTS]);
        }
        int callbackAt = integer(values[1]);
        if (callbackAt >= 0) {
            arguments[callbackAt] = owner.callback(integer(values[2]));
        }
        return function.call(arguments);
    }

    private V8Value tell(int what, V8Value... values) throws JavetException {
        if (what == STATE_OF) {
            return stateOf(values[BEFORE_ARGUMENTS]);
        }
        if (what == RESULT_OF) {
            return resultOf(values[BEFORE_ARGUMENTS]);
        }
        List<@Nullable Object> told = new ArrayList<>(values.length);
        for (int i = BEFORE_ARGUMENTS; i < values.length; i++) {
            told.add(toJava(values[i]));
        }
        switch (what) {
            case LAST_ERROR -> {
                HostError error = lastError;
                lastError = null;
                return toScript(
                        error == null
                                ? List.of("Error", "Internal error")
                                : List.of(error.errorType(), String.valueOf(error.getMessage())));
            }
            case RESPONDED ->
                owner.settled(new InvocationResult.Responded(
                        ((Number) told.get(0)).intValue(), headers(told.get(1)), bytes(told.get(2))));
            case THREW -> {
                ThrownValue error = thrown(told, 0);
                owner.settled(new InvocationResult.Threw(error.type(), error.message(), error.stack()));
            }
            case COUNT -> context.countSoon();
            case COLLECT -> runtime().lowMemoryNotification();
            case MALFORMED -> owner.settled(new InvocationResult.Malformed(String.valueOf(told.get(0))));
            case REFUSED -> owner.settled(new InvocationResult.Refused(String.valueOf(told.get(0))));
            case UNHANDLED -> owner.unhandled(thrown(told, 0));
            case LOADED -> context.settled(Integer.valueOf(0).equals(told.get(0)) ? null : thrown(told, 1));
            default -> throw new IllegalArgumentException("The prelude told something unknown.");
        }
        return runtime().createV8ValueNull();
    }

    /** The state of a promise, which is not looked at; null if it is none. */
    private V8Value stateOf(V8Value value) throws JavetException {
        return value instanceof V8ValuePromise promise
                ? runtime().createV8ValueInteger(promise.getState())
                : runtime().createV8ValueNull();
    }

    private V8Value resultOf(V8Value value) throws JavetException {
        return value instanceof V8ValuePromise promise
                ? promise.getResult()
                : runtime().createV8ValueUndefined();
    }

    private V8Value next() throws JavetException {
        Object next = unread.remove();
        return next == LIST ? runtime().createV8ValueArray() : toScript(next == NULL ? null : next);
    }

    private void unread(List<?> list) {
        unread.add(list.size());
        for (Object member : list) {
            if (member instanceof List<?> inner) {
                unread.add(LIST);
                unread(inner);
            } else {
                unread.add(member == null ? NULL : member);
            }
        }
    }

    static ThrownValue thrown(List<?> told, int from) {
        return new ThrownValue(
                String.valueOf(told.get(from)), String.valueOf(told.get(from + 1)), String.valueOf(told.get(from + 2)));
    }

    private static List<Header> headers(@Nullable Object flat) {
        List<Header> headers = new ArrayList<>();
        if (flat instanceof List<?> list) {
            for (int i = 0; i + 1 < list.size(); i += 2) {
                headers.add(new Header(String.valueOf(list.get(i)), String.valueOf(list.get(i + 1))));
            }
        }
        return headers;
    }

    private static byte[] bytes(@Nullable Object body) {
        if (body instanceof byte[] octets) {
            return octets;
        }
        return body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int integer(V8Value value) {
        return value instanceof V8ValueInteger number ? number.getValue() : -1;
    }

    /** Converts a value of the script; what it refers to is copied. */
    @Nullable
    Object toJava(@Nullable V8Value value) throws JavetException {
        if (value instanceof V8ValueString text) {
            return text.getValue();
        }
        if (value instanceof V8ValueInteger number) {
            return number.getValue();
        }
        if (value instanceof V8ValueDouble number) {
            return number.getValue();
        }
        if (value instanceof V8ValueLong number) {
            return number.getValue().doubleValue();
        }
        if (value instanceof V8ValueBoolean truth) {
            return truth.getValue();
        }
        if (value instanceof V8ValueArrayBuffer buffer) {
            return buffer.toBytes();
        }
        if (value instanceof V8ValueArray array) {
            return list(array);
        }
        return null;
    }

    private List<@Nullable Object> list(V8ValueArray array) throws JavetException {
        V8Value[] members = new V8Value[array.getLength()];
        array.batchGet(members, 0, members.length);
        List<@Nullable Object> list = new ArrayList<>(members.length);
        for (V8Value member : members) {
            list.add(toJava(member));
            close(member);
        }
        return list;
    }

    /**
     * Converts a value for the script; one that is of the script already stays as it is.
     *
     * <p>A list is an empty array, and the script asks for what is in it: filling an array runs a script if somebody has
     * replaced what that calls, and ends the process at the end of the stack.
     */
    V8Value toScript(@Nullable Object value) throws JavetException {
        V8Runtime in = runtime();
        if (value == null) {
            return in.createV8ValueNull();
        }
        if (value instanceof V8Value already) {
            return already;
        }
        if (value instanceof String text) {
            return in.createV8ValueString(text);
        }
        if (value instanceof Integer number) {
            return in.createV8ValueInteger(number);
        }
        if (value instanceof Boolean truth) {
            return in.createV8ValueBoolean(truth);
        }
        if (value instanceof Number number) {
            return in.createV8ValueDouble(number.doubleValue());
        }
        if (value instanceof byte[] bytes) {
            context.allocated(bytes.length);
            V8ValueArrayBuffer buffer = in.createV8ValueArrayBuffer(bytes.length);
            buffer.fromBytes(bytes);
            return buffer;
        }
        if (value instanceof List<?> list) {
            unread(list);
            return in.createV8ValueArray();
        }
        throw new IllegalArgumentException("A host function gave back a value no script may see: " + value.getClass());
    }

    static void close(V8Value value) {
        try {
            value.close();
        } catch (JavetException e) {
            LOG.log(System.Logger.Level.DEBUG, "A value of V8 could not be let go.", e);
        }
    }

    private V8Runtime runtime() {
        V8Runtime connected = runtime;
        if (connected == null) {
            throw new IllegalStateException("The prelude is not connected.");
        }
        return connected;
    }
}
