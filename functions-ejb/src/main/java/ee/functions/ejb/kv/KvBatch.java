// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import ee.functions.ejb.error.DatabaseFailure;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.KvItem;
import ee.functions.runtime.binding.KvRejected;
import ee.functions.runtime.binding.TestAndSetOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operations on one namespace, carried out one after the other, each atomic by itself. If any breaks a rule, none is begun.
 * A failure of the first is a failure of the batch; a later one is told in its result, because what was done before it must
 * be acknowledged.
 */
final class KvBatch {
    private static final System.Logger LOG = System.getLogger(KvBatch.class.getName());
    private static final int MAXIMUM_CHAIN = 32;

    private final KvBinding items;
    private final String namespace;
    private final List<KvOperation> operations;

    KvBatch(KvBinding items, String namespace, List<KvOperation> operations) {
        this.items = items;
        this.namespace = namespace;
        this.operations = operations;
    }

    /**
     * Returns if the batch keeps all rules.
     *
     * @throws FunctionsException {@link ErrorCode#KV_REQUEST_INVALID} with every rule that it breaks
     */
    void check(KvLimits limits, int mostOperations) {
        List<Detail> problems = new ArrayList<>();
        collect(problems, "namespace", () -> limits.checkNamespace(namespace));
        if (operations.size() > mostOperations) {
            problems.add(new Detail("operations", "A batch has at most " + mostOperations + " operations."));
        }
        for (int i = 0; i < Math.min(operations.size(), mostOperations); i++) {
            KvOperation operation = operations.get(i);
            String at = "operations." + i;
            collect(problems, at + ".key", () -> limits.checkKey(operation.key()));
            if (operation instanceof KvOperation.Set set) {
                checkValue(problems, at + ".value", limits, set.valueJson());
            } else if (operation instanceof KvOperation.TestAndSet test) {
                checkValue(problems, at + ".old_value", limits, test.oldValueJson());
                checkValue(problems, at + ".new_value", limits, test.newValueJson());
            }
        }
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
    }

    /** Carries the operations out and returns their results in the same order. */
    List<KvResult> perform(String requestId) {
        List<KvResult> results = new ArrayList<>();
        for (KvOperation operation : operations) {
            try {
                results.add(perform(operation));
            } catch (RuntimeException failure) {
                if (results.isEmpty()) {
                    throw failure;
                }
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Operation " + (results.size() + 1) + " of the batch in request " + requestId + " failed",
                        failure);
                results.add(failed(failure, requestId));
            }
        }
        return results;
    }

    static FunctionsException invalid(List<Detail> problems) {
        StringBuilder message = new StringBuilder("The request breaks a rule of the key-value store");
        String separator = ": ";
        for (Detail problem : problems) {
            message.append(separator).append(problem.attribute()).append(": ").append(problem.message());
            separator = " ";
        }
        return new FunctionsException(ErrorCode.KV_REQUEST_INVALID, message.toString(), problems);
    }

    private static void checkValue(
            List<Detail> problems, String attribute, KvLimits limits, @Nullable String valueJson) {
        if (valueJson != null) {
            collect(problems, attribute, () -> limits.checkValue(valueJson));
        }
    }

    static void collect(List<Detail> problems, String attribute, Runnable check) {
        try {
            check.run();
        } catch (KvRejected broken) {
            problems.add(new Detail(attribute, String.valueOf(broken.getMessage())));
        }
    }

    private KvResult perform(KvOperation operation) {
        String key = operation.key();
        if (operation instanceof KvOperation.Get) {
            KvItem item = items.get(namespace, key);
            return item == null ? new KvResult.Missing() : new KvResult.Stored(KvItemValue.of(item));
        }
        if (operation instanceof KvOperation.Set set && set.valueJson() != null) {
            return new KvResult.Stored(KvItemValue.of(items.set(namespace, key, set.valueJson())));
        }
        if (operation instanceof KvOperation.TestAndSet test) {
            return tested(items.testAndSet(namespace, key, test.oldValueJson(), test.newValueJson()));
        }
        return deleted(items.delete(namespace, key));
    }

    private static KvResult tested(TestAndSetOutcome outcome) {
        if (outcome instanceof TestAndSetOutcome.Written written) {
            return new KvResult.Stored(KvItemValue.of(written.item()));
        }
        if (outcome instanceof TestAndSetOutcome.Deleted deleted) {
            return deleted(deleted.before());
        }
        return new KvResult.NotMet(outcome instanceof TestAndSetOutcome.NotMet notMet && notMet.existing() != null);
    }

    private static KvResult deleted(@Nullable KvItem before) {
        return before == null ? new KvResult.Missing() : new KvResult.Deleted(KvItemValue.of(before));
    }

    private static KvResult failed(RuntimeException failure, String requestId) {
        Throwable link = failure;
        for (int i = 0; link != null && i < MAXIMUM_CHAIN; i++) {
            ErrorCode known = DatabaseFailure.code(link);
            if (known != null) {
                return new KvResult.Failed(known, known.sentence());
            }
            link = link.getCause();
        }
        return new KvResult.Failed(
                ErrorCode.INTERNAL_ERROR,
                "The platform failed. The log of the server has the details under the request id " + requestId + ".");
    }
}
