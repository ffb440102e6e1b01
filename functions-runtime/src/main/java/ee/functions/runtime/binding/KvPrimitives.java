// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.engine.PerInvocation;
import ee.functions.runtime.guard.Quota;
import ee.functions.runtime.webapi.Arguments;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings key-value operations to the io executor, a few of an invocation at a time, and their results back, in the lists that the
 * prelude expects.
 */
final class KvPrimitives implements HostPrimitives {

    private static final System.Logger LOG = System.getLogger(KvPrimitives.class.getName());

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        PerInvocation<KvWork> work = scope.perInvocation(KvWork::new, KvWork::forgetWaiting);
        return Map.of(
                "kvDefaultNamespace",
                values -> scope.kv().defaultNamespace(),
                "kvGet",
                values -> {
                    Arguments given = new Arguments(values);
                    String namespace = given.text(0);
                    String key = given.text(1);
                    return run(work, scope, given.callback(2), kv -> itemOrNull(kv.get(namespace, key)));
                },
                "kvSet",
                values -> {
                    Arguments given = new Arguments(values);
                    String namespace = given.text(0);
                    String key = given.text(1);
                    String valueJson = given.text(2);
                    return run(work, scope, given.callback(3), kv -> item(kv.set(namespace, key, valueJson)));
                },
                "kvDelete",
                values -> {
                    Arguments given = new Arguments(values);
                    String namespace = given.text(0);
                    String key = given.text(1);
                    return run(work, scope, given.callback(2), kv -> itemOrNull(kv.delete(namespace, key)));
                },
                "kvTestAndSet",
                values -> {
                    Arguments given = new Arguments(values);
                    String namespace = given.text(0);
                    String key = given.text(1);
                    String oldValueJson = given.textOrNull(2);
                    String newValueJson = given.textOrNull(3);
                    return run(
                            work,
                            scope,
                            given.callback(4),
                            kv -> outcome(kv.testAndSet(namespace, key, oldValueJson, newValueJson)));
                },
                "kvList",
                values -> {
                    Arguments given = new Arguments(values);
                    String namespace = given.text(0);
                    String afterKey = given.textOrNull(1);
                    String keyPrefix = given.text(2);
                    int limit = given.integer(3);
                    return run(
                            work,
                            scope,
                            given.callback(4),
                            kv -> items(kv.list(namespace, afterKey, keyPrefix, limit)));
                });
    }

    private static @Nullable Object run(
            PerInvocation<KvWork> work,
            InstanceScope scope,
            HostCallback callback,
            Function<KvBinding, @Nullable Object> operation)
            throws HostError {
        KvBinding kv = scope.kv();
        scope.count(Quota.KV_OPERATIONS);
        String versionId = scope.versionId();
        try {
            work.own().add(scope.executors().io(), () -> perform(kv, versionId, callback, operation));
        } catch (RejectedExecutionException e) {
            callback.fail("Error", "The server is stopping");
        }
        return null;
    }

    private static void perform(
            KvBinding kv, String versionId, HostCallback callback, Function<KvBinding, @Nullable Object> operation) {
        Object result;
        try {
            result = operation.apply(kv);
        } catch (KvRejected e) {
            callback.fail("Error", String.valueOf(e.getMessage()));
            return;
        } catch (RuntimeException | Error e) {
            // The author cannot help it and must not see what the database says. An error too must be told: a function
            // that
            // hears nothing waits until its time is over.
            LOG.log(Level.WARNING, "A key-value operation of version " + versionId + " failed", e);
            callback.fail("Error", "The key-value store is not available at the moment");
            return;
        }
        callback.succeed(result);
    }

    private static @Nullable Object itemOrNull(@Nullable KvItem item) {
        return item == null ? null : item(item);
    }

    private static List<Object> item(KvItem item) {
        List<Object> list = new ArrayList<>();
        add(list, item);
        return list;
    }

    private static List<Object> items(List<KvItem> items) {
        List<Object> list = new ArrayList<>();
        items.forEach(item -> add(list, item));
        return list;
    }

    private static List<Object> outcome(TestAndSetOutcome outcome) {
        List<Object> list = new ArrayList<>();
        if (outcome instanceof TestAndSetOutcome.Written written) {
            list.add("written");
            add(list, written.item());
        } else if (outcome instanceof TestAndSetOutcome.Deleted deleted) {
            list.add("deleted");
            if (deleted.before() != null) {
                add(list, deleted.before());
            }
        } else if (outcome instanceof TestAndSetOutcome.NotMet notMet) {
            list.add("notMet");
            if (notMet.existing() != null) {
                add(list, notMet.existing());
            }
        }
        return list;
    }

    private static void add(List<Object> list, KvItem item) {
        list.add(item.key());
        list.add(item.valueJson());
        list.add(iso(item.expires()));
    }

    /** Seconds are the finest the documented form has, as in 2025-07-07T12:29:20Z. */
    private static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
