// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import ee.functions.runtime.build.EntryPoint;
import ee.functions.runtime.instance.InvocationCall;
import ee.functions.runtime.instance.InvocationResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one instance runs in: a global object of one engine, with the prelude and a module.
 *
 * <p>One thread at a time, which {@linkplain #enter enters} first; {@link #close} alone may be called by any. What a
 * script throws comes out of these methods as a RuntimeException or a StackOverflowError, for {@link #describe}; a script
 * that was stopped ends with a {@link ee.functions.runtime.guard.ScriptStop}.
 */
public interface ScriptContext extends AutoCloseable {

    /** What an engine answers that does not know how much memory a script takes. */
    long UNKNOWN = -1;

    /** Is told what happens in a context, on the thread that is in it. */
    interface Owner {

        /** The invocation has come to its result. */
        void settled(InvocationResult result);

        /** A script has thrown an error that nobody caught, or a promise was rejected and nobody handled it. */
        void unhandled(ThrownValue error);

        /**
         * What follows belongs to another invocation than the turn does: to the one that began what goes on now.
         *
         * @param invocation its number, as it was given to {@link ScriptContext#belongsTo}
         * @return false if that is over; nothing changes then
         */
        boolean enters(long invocation);

        /** Makes what a host function is handed for a function of the script, to be run by {@link #callBack}. */
        HostCallback callback(Object function);
    }

    /** A thread's stay in a context; closing it leaves the context. */
    interface Stay extends AutoCloseable {

        @Override
        void close();
    }

    /** Makes this the context of the current thread until the stay is closed. */
    Stay enter();

    /**
     * Evaluates the prelude.
     *
     * @param functions what the prelude finds on {@code host}, by name
     */
    void install(Map<String, HostFunction> functions);

    /** Evaluates a module, up to its first top-level await. */
    void load(ScriptEngine.CompiledModule module);

    /** Tells whether the module waits in a top-level await. */
    boolean isLoading();

    /**
     * Finds the handler of a module that is no longer loading.
     *
     * @throws ee.functions.runtime.instance.InstanceStartFailed if the module failed, or if its export is no function
     */
    void finishLoading();

    /** The export that {@link #invoke} calls. */
    EntryPoint entryPoint();

    /**
     * Takes note of whose turn begins; needed only of a context that runs several invocations at a time.
     *
     * @param invocation its number; the module's top level and the first invocation have 0
     */
    void belongsTo(long invocation);

    /** Calls the handler; the owner is told the result, at once or later. */
    void invoke(InvocationCall call);

    /**
     * Calls a function of the script that a host function was given.
     *
     * @param function as it was given to {@link Owner#callback}
     * @param errorType the name of the error to call it with; null to call it with the value
     */
    void callBack(Object function, @Nullable String errorType, String message, @Nullable Object value);

    /** Runs the reactions of promises, and tells the owner of rejections that nobody handles. */
    void drainMicrotasks();

    /**
     * Tells how much memory the script's objects take, with those that nothing leads to any more; quick to ask.
     *
     * @return the bytes; {@link #UNKNOWN} if the engine does not know
     */
    long occupiedBytes();

    /**
     * Measures the memory that the script holds.
     *
     * @param others what Java holds for the script: functions of it, and values to call them with
     * @param limit the walk may end when it has found more
     * @return the bytes, or any number larger than the limit if they are more
     */
    long heldBytes(List<Object> others, long limit);

    /**
     * Describes what a method of this context has thrown.
     *
     * @throws ee.functions.runtime.guard.ScriptStop if it was a stop, or if reading what was thrown ran into one
     */
    ThrownValue describe(Throwable thrown);

    /** Lets go of a function that will never be called back; inside of the context. */
    void forget(Object function);

    /** Gives the memory of the context back, at once or when the thread leaves that is in it; nobody enters it any more. */
    @Override
    void close();
}
