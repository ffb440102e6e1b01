// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.build.EntryPoint;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.ScriptContext;
import ee.functions.runtime.engine.ScriptEngine;
import ee.functions.runtime.engine.ThrownValue;
import ee.functions.runtime.guard.Budget;
import ee.functions.runtime.guard.Ticks;
import ee.functions.runtime.instance.Header;
import ee.functions.runtime.instance.InstanceStartFailed;
import ee.functions.runtime.instance.InvocationCall;
import ee.functions.runtime.instance.InvocationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A realm with the prelude and a module in it: what Java calls of them, and the few functions by which they answer.
 *
 * <p>The other side of this class is {@code src/main/js/prelude/nashorn.js}.
 */
final class NashornContext implements ScriptContext {

    private static final int LONGEST_MESSAGE = 1_000;

    private final Realm realm;
    private final NashornScript prelude;
    private final Owner owner;
    private final Budget budget;
    private final Object support;
    private Object open;
    private Object invoke;
    private Object callBack;
    private Object drain;
    private Object belongTo;
    private Object settleLater;
    private @Nullable Object namespace;
    private @Nullable ThrownValue failure;
    private EntryPoint entryPoint = EntryPoint.ON_INVOKE;

    NashornContext(Realm realm, NashornScript prelude, Owner owner, Budget budget) {
        this.realm = realm;
        this.prelude = prelude;
        this.owner = owner;
        this.budget = budget;
        Object nothing = realm.undefined();
        this.open = nothing;
        this.invoke = nothing;
        this.callBack = nothing;
        this.drain = nothing;
        this.belongTo = nothing;
        this.settleLater = nothing;
        Object before = realm.enter();
        try {
            this.support = realm.newObject();
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

    @Override
    public Stay enter() {
        Budget outer = Ticks.enter(budget);
        Object before = realm.enter();
        return () -> {
            realm.leave(before);
            Ticks.enter(outer);
        };
    }

    @Override
    public void install(Map<String, HostFunction> functions) {
        Object host = realm.newObject();
        functions.forEach(
                (name, function) -> realm.set(host, name, realm.hostFunction(name, function, owner::callback)));
        realm.prepare(() -> install(host));
    }

    private void install(Object host) {
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
        realm.set(host, "respond", realm.rawFunction("respond", a -> {
            owner.settled(responded(a));
            return null;
        }));
        realm.set(host, "threw", realm.rawFunction("threw", a -> {
            ThrownValue error = realm.errors().describe(a.get(0));
            owner.settled(new InvocationResult.Threw(error.type(), error.message(), error.stack()));
            return null;
        }));
        realm.set(host, "malformed", realm.rawFunction("malformed", a -> {
            owner.settled(new InvocationResult.Malformed(start(realm.text(a.get(0)))));
            return null;
        }));
        realm.set(host, "refused", realm.rawFunction("refused", a -> {
            owner.settled(new InvocationResult.Refused(realm.text(a.get(0))));
            return null;
        }));
        realm.set(host, "unhandled", realm.rawFunction("unhandled", a -> {
            owner.unhandled(realm.errors().describe(a.get(0)));
            return null;
        }));
        realm.set(
                host,
                "enterInvocation",
                realm.rawFunction("enterInvocation", a -> owner.enters((long) realm.number(a.get(0)))));
        Object preludeSupport = realm.newObject();
        for (String name : List.of("caught", "regexps")) {
            realm.set(preludeSupport, name, realm.get(support, name));
        }
        realm.set(preludeSupport, "host", host);
        realm.set(preludeSupport, "global", realm.global());
        Object exports = realm.call(realm.evaluate(prelude), realm.global(), preludeSupport);
        Object runtime = realm.call(realm.get(exports, "default"), realm.undefined(), host, realm.global());
        open = realm.get(runtime, "open");
        callBack = realm.get(runtime, "callBack");
        drain = realm.get(runtime, "drainMicrotasks");
        belongTo = realm.get(runtime, "belongTo");
        settleLater = realm.get(runtime, "settleLater");
        realm.errors().maker(realm.get(runtime, "makeError"));
        realm.errors().describer(realm.get(runtime, "describeThrown"));
        realm.errors().asyncCallers(realm.get(runtime, "asyncCallers"));
        realm.set(support, "jscomp", realm.get(exports, "jscomp"));
        realm.set(support, "language", realm.get(runtime, "language"));
    }

    @Override
    public void load(ScriptEngine.CompiledModule compiled) {
        NashornModule module = (NashornModule) compiled;
        realm.errors().format(module.stackFormat());
        Object exports = realm.call(realm.evaluate(module.script()), realm.undefined(), support);
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

    @Override
    public boolean isLoading() {
        return namespace == null && failure == null;
    }

    /** The prelude refuses an export that is no function. */
    @Override
    public void finishLoading() {
        if (failure != null) {
            throw new InstanceStartFailed(failure.type(), failure.message(), failure.stack());
        }
        Object opened = realm.call(open, realm.undefined(), namespace);
        invoke = realm.get(opened, "invoke");
        EntryPoint found = EntryPoint.of(List.of(realm.text(realm.get(opened, "style"))));
        entryPoint = found == null ? entryPoint : found;
    }

    @Override
    public EntryPoint entryPoint() {
        return entryPoint;
    }

    @Override
    public void belongsTo(long invocation) {
        realm.call(belongTo, realm.undefined(), (double) invocation);
    }

    @Override
    public void invoke(InvocationCall call) {
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

    @Override
    public long occupiedBytes() {
        return UNKNOWN;
    }

    @Override
    public long heldBytes(List<Object> others, long limit) {
        List<Object> roots = new ArrayList<>(others);
        roots.addAll(List.of(support, open, invoke, callBack, drain, belongTo, settleLater));
        if (namespace != null) {
            roots.add(namespace);
        }
        return realm.heldBytes(roots, limit);
    }

    @Override
    public void drainMicrotasks() {
        realm.call(drain, realm.undefined());
    }

    @Override
    public void callBack(Object function, @Nullable String errorType, String message, @Nullable Object value) {
        if (errorType == null) {
            realm.call(function, realm.undefined(), null, realm.valueForScript(value));
        } else {
            realm.call(callBack, realm.undefined(), function, errorType, message);
        }
    }

    @Override
    public ThrownValue describe(Throwable thrown) {
        return realm.errors().describe(realm.errors().thrownBy(thrown));
    }

    /** Whoever was to call it has let go of it. */
    @Override
    public void forget(Object function) {
        // Nothing else refers to it.
    }

    /** The garbage collector finds the realm. */
    @Override
    public void close() {
        // Nothing has to be given back.
    }

    /** The name of a class in it may be as long as the script likes. */
    private static String start(String message) {
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "..." : message;
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
