// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.engine.Errors;
import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.Realm;
import ee.functions.runtime.engine.Script;
import ee.functions.runtime.guard.Deadline;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The prelude's end of an instance: what Java calls of it, and the few functions by which it answers.
 *
 * <p>The other side of this class is {@code src/main/js/prelude/main.js}.
 */
final class ScriptSide {

    /** What lowered code uses of the prelude, beside the compiler's own helpers. */
    private static final List<String> SUPPORT =
            List.of("defineClass", "superRead", "errors", "iterate", "close", "accessors");

    private static final Map<String, DoubleUnaryOperator> MATH = Map.of(
            "cbrt", Math::cbrt,
            "cosh", Math::cosh,
            "expm1", Math::expm1,
            "log10", Math::log10,
            "log1p", Math::log1p,
            "sinh", Math::sinh,
            "tanh", Math::tanh);

    private final Realm realm;
    private final Object support;
    private Object invoke;
    private Object callBack;
    private Object drain;
    private Object handler;

    ScriptSide(Realm realm, Deadline deadline) {
        this.realm = realm;
        Object nothing = realm.undefined();
        this.invoke = nothing;
        this.callBack = nothing;
        this.drain = nothing;
        this.handler = nothing;
        Object before = realm.enter();
        try {
            this.support = realm.newObject();
            realm.set(support, "check", realm.guardFunction(deadline.checkHandle()));
            realm.set(support, "regexps", realm.rawFunction("regexps", a -> realm.regExpLiterals(a.get(0))));
            realm.interruptMatching(deadline::check);
            realm.set(
                    support,
                    "caught",
                    realm.rawFunction("caught", a -> realm.errors().caught(a.get(0))));
        } finally {
            realm.leave(before);
        }
    }

    /** Evaluates the prelude. */
    void install(
            Script prelude, Object host, Consumer<InvocationResult> settled, Consumer<Errors.Description> unhandled) {
        realm.set(
                host,
                "adoptError",
                realm.rawFunction("adoptError", a -> realm.errors().caught(a.get(0))));
        realm.set(host, "functionName", realm.rawFunction("functionName", a -> realm.functionName(a.get(0))));
        for (Map.Entry<String, DoubleUnaryOperator> function : MATH.entrySet()) {
            realm.set(
                    host,
                    function.getKey(),
                    realm.rawFunction(
                            function.getKey(), a -> function.getValue().applyAsDouble(realm.number(a.get(0)))));
        }
        realm.set(host, "normalize", realm.hostFunction("normalize", ScriptSide::normalize, noCallbacks()));
        realm.set(host, "respond", realm.rawFunction("respond", a -> {
            settled.accept(responded(a));
            return null;
        }));
        realm.set(host, "threw", realm.rawFunction("threw", a -> {
            Errors.Description error = realm.errors().describe(a.get(0));
            settled.accept(new InvocationResult.Threw(error.type(), error.message(), error.stack()));
            return null;
        }));
        realm.set(host, "malformed", realm.rawFunction("malformed", a -> {
            settled.accept(new InvocationResult.Malformed(realm.text(a.get(0))));
            return null;
        }));
        realm.set(host, "unhandled", realm.rawFunction("unhandled", a -> {
            unhandled.accept(realm.errors().describe(a.get(0)));
            return null;
        }));
        Object exports = realm.call(realm.evaluate(prelude), realm.global(), support);
        Object runtime = realm.call(
                realm.get(exports, "default"), realm.undefined(), host, realm.global(), realm.get(exports, "jscomp"));
        invoke = realm.get(runtime, "invoke");
        callBack = realm.get(runtime, "callBack");
        drain = realm.get(runtime, "drainMicrotasks");
        realm.errors().maker(realm.get(runtime, "makeError"));
        realm.set(support, "jscomp", realm.get(exports, "jscomp"));
        for (String name : SUPPORT) {
            realm.set(support, name, realm.get(runtime, name));
        }
    }

    /** Evaluates a module, and finds its handler. */
    void load(Script module, String handlerName) {
        Object exports = realm.call(realm.evaluate(module), realm.undefined(), support);
        handler = realm.get(exports, handlerName);
        drainMicrotasks();
        if (!realm.isFunction(handler)) {
            String message = "The export " + handlerName + " is not a function.";
            throw new InstanceStartFailed("TypeError", message, "TypeError: " + message);
        }
    }

    /** Calls the handler; it answers through the functions given to {@link #install}. */
    void invoke(InvocationCall call) {
        Object[] headers = new Object[call.headers().size() * 2];
        int at = 0;
        for (Header header : call.headers()) {
            headers[at++] = header.name();
            headers[at++] = header.value();
        }
        realm.call(
                invoke,
                realm.undefined(),
                handler,
                call.invocationId(),
                call.method(),
                call.url(),
                realm.newArray(headers),
                realm.newArrayBuffer(call.body()));
    }

    /** Runs the reactions of promises, and reports rejections that nobody handles. */
    void drainMicrotasks() {
        realm.call(drain, realm.undefined());
    }

    /** Calls a function of the prelude with what a host operation gave. */
    void callBack(Object function, InstanceLoop.Outcome outcome) {
        if (outcome.errorType() == null) {
            realm.call(function, realm.undefined(), null, realm.valueForScript(outcome.value()));
        } else {
            realm.call(callBack, realm.undefined(), function, outcome.errorType(), outcome.message());
        }
    }

    private static String normalize(@Nullable Object[] arguments) throws HostError {
        try {
            return Normalizer.normalize(
                    String.valueOf(arguments[0]), Normalizer.Form.valueOf(String.valueOf(arguments[1])));
        } catch (IllegalArgumentException e) {
            throw new HostError("RangeError", "The normalization form should be one of NFC, NFD, NFKC, NFKD.");
        }
    }

    private static Function<Object, HostCallback> noCallbacks() {
        return function -> {
            throw new IllegalArgumentException("This host function takes no callback.");
        };
    }

    private InvocationResult responded(Realm.Arguments arguments) {
        List<String> flat = realm.texts(arguments.get(1));
        List<Header> headers = new ArrayList<>(flat.size() / 2);
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            headers.add(new Header(flat.get(i), flat.get(i + 1)));
        }
        return new InvocationResult.Responded(realm.integer(arguments.get(0)), headers, realm.bytes(arguments.get(2)));
    }
}
