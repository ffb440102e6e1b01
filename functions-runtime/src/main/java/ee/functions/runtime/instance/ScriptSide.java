// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.build.EntryPoint;
import ee.functions.runtime.engine.Errors;
import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.Realm;
import ee.functions.runtime.engine.Script;
import ee.functions.runtime.guard.Budget;
import ee.functions.runtime.guard.NativeText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The prelude's end of an instance: what Java calls of it, and the few functions by which it answers.
 *
 * <p>The other side of this class is {@code src/main/js/prelude/main.js}.
 */
final class ScriptSide {

    private static final int LONGEST_MESSAGE = 1_000;

    private final Realm realm;
    private final Object support;
    private Object open;
    private Object invoke;
    private Object callBack;
    private Object drain;
    private Object settleLater;
    private @Nullable Object namespace;
    private Errors.@Nullable Description failure;
    private EntryPoint entryPoint = EntryPoint.ON_INVOKE;

    ScriptSide(Realm realm, Budget budget) {
        this.realm = realm;
        Object nothing = realm.undefined();
        this.open = nothing;
        this.invoke = nothing;
        this.callBack = nothing;
        this.drain = nothing;
        this.settleLater = nothing;
        Object before = realm.enter();
        try {
            this.support = realm.newObject();
            realm.set(support, "check", realm.guardFunction(budget.checkHandle()));
            realm.set(support, "regexps", realm.rawFunction("regexps", a -> realm.regExpLiterals(a.get(0))));
            realm.interruptMatching(budget::check);
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
                realm.rawFunction("adoptError", a -> realm.errors().adopt(a.get(0))));
        realm.set(host, "detachBuffer", realm.rawFunction("detachBuffer", a -> {
            realm.detachBuffer(a.get(0));
            return null;
        }));
        realm.set(host, "detachView", realm.rawFunction("detachView", a -> {
            realm.detachView(a.get(0), a.get(1));
            return null;
        }));
        realm.set(host, "addCallers", realm.rawFunction("addCallers", a -> {
            realm.errors().addCallers(a.get(0));
            return null;
        }));
        realm.set(host, "functionName", realm.rawFunction("functionName", a -> realm.functionName(a.get(0))));
        realm.languageSupport().forEach((name, function) -> realm.set(host, name, function));
        LanguagePrimitives.install(realm, host);
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
            settled.accept(new InvocationResult.Malformed(start(realm.text(a.get(0)))));
            return null;
        }));
        realm.set(host, "refused", realm.rawFunction("refused", a -> {
            settled.accept(new InvocationResult.Refused(realm.text(a.get(0))));
            return null;
        }));
        realm.set(host, "unhandled", realm.rawFunction("unhandled", a -> {
            unhandled.accept(realm.errors().describe(a.get(0)));
            return null;
        }));
        Object preludeSupport = realm.newObject();
        for (String name : List.of("check", "caught", "regexps")) {
            realm.set(preludeSupport, name, realm.get(support, name));
        }
        realm.set(preludeSupport, "host", host);
        realm.set(preludeSupport, "global", realm.global());
        Object exports = realm.call(realm.evaluate(prelude), realm.global(), preludeSupport);
        Object runtime = realm.call(realm.get(exports, "default"), realm.undefined(), host, realm.global());
        open = realm.get(runtime, "open");
        callBack = realm.get(runtime, "callBack");
        drain = realm.get(runtime, "drainMicrotasks");
        settleLater = realm.get(runtime, "settleLater");
        realm.errors().maker(realm.get(runtime, "makeError"));
        realm.errors().describer(realm.get(runtime, "describeThrown"));
        realm.errors().asyncCallers(realm.get(runtime, "asyncCallers"));
        realm.set(support, "jscomp", realm.get(exports, "jscomp"));
        realm.set(support, "language", realm.get(runtime, "language"));
    }

    /** Evaluates a module, up to its first top-level await. */
    void load(Script module) {
        Object exports = realm.call(realm.evaluate(module), realm.undefined(), support);
        Object awaited = realm.get(exports, EntryPoint.AWAITED);
        if (awaited == realm.undefined()) {
            namespace = exports;
        } else {
            realm.call(
                    settleLater,
                    realm.undefined(),
                    awaited,
                    realm.rawFunction("loaded", a -> {
                        namespace = a.get(0);
                        return null;
                    }),
                    realm.rawFunction("failed", a -> {
                        failure = realm.errors().describe(a.get(0));
                        return null;
                    }));
        }
        drainMicrotasks();
    }

    /** Tells whether the module waits in a top-level await. */
    boolean isLoading() {
        return namespace == null && failure == null;
    }

    /** Finds the handler of a module that is no longer loading; the prelude refuses an export that is no function. */
    void finishLoading() {
        if (failure != null) {
            throw new InstanceStartFailed(failure.type(), failure.message(), failure.stack());
        }
        Object opened = realm.call(open, realm.undefined(), namespace);
        invoke = realm.get(opened, "invoke");
        EntryPoint found = EntryPoint.of(List.of(realm.text(realm.get(opened, "style"))));
        entryPoint = found == null ? entryPoint : found;
    }

    /** The export that {@link #invoke} calls. */
    EntryPoint entryPoint() {
        return entryPoint;
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
                call.invocationId(),
                call.method(),
                call.url(),
                realm.newArray(headers),
                realm.newArrayBuffer(call.body()));
    }

    /** Measures the memory that the script holds, these values included; ends when it has found more than the limit. */
    long heldBytes(List<Object> others, long limit) {
        List<Object> roots = new ArrayList<>(others);
        roots.addAll(List.of(support, open, invoke, callBack, drain, settleLater));
        if (namespace != null) {
            roots.add(namespace);
        }
        return realm.heldBytes(roots, limit);
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

    /** The name of a class in it may be as long as the script likes. */
    private static String start(String message) {
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "..." : message;
    }

    private static String normalize(@Nullable Object[] arguments) throws HostError {
        try {
            return NativeText.normalize(
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
