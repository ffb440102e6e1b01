// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.KvItem;
import ee.functions.runtime.metric.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key-value store of seed 002, for functions and for REST. Namespaces are shared by all functions of a site and by no
 * other site; the site is that of the function or of the caller's token.
 */
@ApplicationScoped
public class KvService {
    /** The most items of one page. */
    public static final int MAXIMUM_PAGE_ITEMS = 1000;
    /** The bytes of values after which a page ends early: a page of the largest values would take 16 MB. */
    public static final int PAGE_BYTES = 4_194_304;
    /** Where counting the items of a namespace ends. */
    public static final int MAXIMUM_COUNT = 10_000;
    /** The counted items after which a page of namespaces ends early: a site may have thousands of large ones. */
    public static final int PAGE_COUNT = 100_000;

    private static final int ITEMS_OF_A_QUERY = 100;

    private final Tally<KvAction> operations = new Tally<>(KvAction.class);

    @Inject
    KvStore store;

    @Inject
    Settings settings;

    /**
     * Returns the store as one function of a site sees it: it may open any namespace of the site, and its own id is the
     * default. Operations block; what is not allowed is refused with {@link ee.functions.runtime.binding.KvRejected}.
     */
    public KvBinding binding(String siteId, UUID functionId) {
        return binding(siteId, functionId.toString());
    }

    /**
     * Carries out the operations of a batch one after the other, each atomic by itself, and returns their results in the same
     * order. If any of them breaks a rule, none is begun. A failure of the platform at the first operation is thrown; a
     * later one is a {@link KvResult.Failed}, and the operations behind it are tried all the same.
     *
     * @throws FunctionsException {@link ErrorCode#KV_REQUEST_INVALID} naming every value that breaks a rule
     */
    public List<KvResult> batch(Caller caller, String namespace, List<KvOperation> operations) {
        caller.require(Permission.FUNCTIONS_KV_UPDATE);
        KvBatch batch = new KvBatch(binding(caller.siteId(), namespace), namespace, operations);
        batch.check(KvLimits.from(settings), settings.number(Setting.KV_BATCH_OPERATIONS));
        return batch.perform(caller.requestId());
    }

    /**
     * Returns a page of the items of a namespace in the byte order of their keys. Pages go on behind a key: an item that
     * exists all the time is listed exactly once, whatever happens to others between two pages. A page holds fewer items than
     * asked for when their values pass {@link #PAGE_BYTES}; only the token tells whether more follow.
     *
     * @param afterKey what {@link KvPageToken#read} gave for the token of the page before, null for the first page
     * @param prefix only items whose keys begin so; empty for all
     * @param limit the most items of the page, 1 to {@link #MAXIMUM_PAGE_ITEMS}
     */
    public Page<KvItemValue> list(
            Caller caller, String namespace, @Nullable String afterKey, String prefix, int limit) {
        caller.require(Permission.FUNCTIONS_KV_UPDATE);
        check(namespace, prefix);
        int query = Math.max(1, Math.min(ITEMS_OF_A_QUERY, PAGE_BYTES / settings.number(Setting.KV_VALUE_BYTES)));
        List<KvItemValue> page = new ArrayList<>();
        String last = afterKey;
        long bytes = 0;
        boolean more = true;
        while (more && page.size() < limit && bytes < PAGE_BYTES) {
            int wanted = Math.min(query, limit - page.size());
            operations.add(KvAction.LIST);
            List<KvItem> found = store.list(caller.siteId(), namespace, last, prefix, wanted + 1);
            more = found.size() > wanted;
            for (KvItem item : found.subList(0, Math.min(wanted, found.size()))) {
                page.add(KvItemValue.of(item));
                bytes += item.valueJson().length();
                last = item.key();
            }
        }
        return new Page<>(page, more && last != null ? KvPageToken.after(last) : null);
    }

    /**
     * Returns a page of the namespaces of the caller's site that have items, in the byte order of their names. A page holds
     * fewer namespaces than asked for when {@link #PAGE_COUNT} of their items were counted; only the token tells whether more may
     * follow. Functions are named only to callers who may read them.
     *
     * @param afterName what {@link KvPageToken#readNamespace} gave for the token of the page before, null for the first page
     * @param limit the most namespaces of the page, 1 to {@link #MAXIMUM_PAGE_ITEMS}
     */
    public Page<KvNamespaceValue> namespaces(Caller caller, @Nullable String afterName, int limit) {
        caller.require(Permission.FUNCTIONS_KV_UPDATE);
        operations.add(KvAction.LIST);
        List<KvNamespaceValue> found =
                store.namespaces(caller.siteId(), afterName, MAXIMUM_COUNT + 1, PAGE_COUNT, limit + 1);
        boolean named = caller.has(Permission.FUNCTIONS_READ);
        List<KvNamespaceValue> page = found.stream()
                .limit(limit)
                .map(namespace -> named ? namespace : new KvNamespaceValue(namespace.name(), namespace.count(), null))
                .toList();
        int counted = found.stream()
                .mapToInt(namespace -> namespace.count().orElse(MAXIMUM_COUNT + 1))
                .sum();
        boolean more = found.size() > limit || counted >= PAGE_COUNT;
        return new Page<>(
                page,
                more ? KvPageToken.afterNamespace(page.get(page.size() - 1).name()) : null);
    }

    /** Counts the items of a namespace whose keys begin with the prefix; empty if there are more than {@link #MAXIMUM_COUNT}. */
    public OptionalInt count(Caller caller, String namespace, String prefix) {
        caller.require(Permission.FUNCTIONS_KV_UPDATE);
        check(namespace, prefix);
        int counted = store.count(caller.siteId(), namespace, prefix, MAXIMUM_COUNT + 1);
        return counted > MAXIMUM_COUNT ? OptionalInt.empty() : OptionalInt.of(counted);
    }

    /** Returns how many operations of each kind reached the store on this server since the start. */
    public Map<KvAction, Long> operations() {
        return operations.read();
    }

    private void check(String namespace, String prefix) {
        KvLimits limits = KvLimits.from(settings);
        List<Detail> problems = new ArrayList<>();
        KvBatch.collect(problems, "namespace", () -> limits.checkNamespace(namespace));
        KvBatch.collect(problems, "prefix", () -> limits.checkKeyPrefix(prefix));
        if (!problems.isEmpty()) {
            throw KvBatch.invalid(problems);
        }
    }

    private KvBinding binding(String siteId, String defaultNamespace) {
        return new SiteKvBinding(store, KvLimits.from(settings), operations, siteId, defaultNamespace);
    }
}
