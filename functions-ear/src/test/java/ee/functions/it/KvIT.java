// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.KvHistory;
import ee.functions.it.fixture.KvHistory.Event;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key-value store over REST, in both forms, and from functions: the same items. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class KvIT {
    private static final List<String> KEYS = List.of("a", "b", "c");
    private static final int CLIENTS = 8;
    private static final int OPERATIONS = 60;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    private final String namespace = "it-" + UUID.randomUUID();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void everyOperationAnswersInTheDocumentedShape() {
        List<JsonObject> items = items(kv().kvBatch(
                        namespace,
                        "{\"op\":\"set\",\"key\":\"a\",\"value\":\"1\"}",
                        "{\"op\":\"get\",\"key\":\"a\"}",
                        "{\"op\":\"get\",\"key\":\"missing\"}",
                        "{\"op\":\"testAndSet\",\"key\":\"a\",\"old_value\":\"1\",\"new_value\":true}",
                        "{\"op\":\"testAndSet\",\"key\":\"a\",\"oldValue\":\"x\",\"newValue\":\"y\"}",
                        "{\"op\":\"testAndSet\",\"key\":\"b\",\"old_value\":null,\"new_value\":null}",
                        "{\"op\":\"delete\",\"key\":\"a\"}",
                        "{\"op\":\"delete\",\"key\":\"a\"}")
                .must(200));

        assertThat(items.get(0)).containsOnlyKeys("op", "key", "value", "expires");
        assertThat(Instant.parse(items.get(0).getString("expires")))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(71)), Instant.now().plus(Duration.ofHours(73)));
        assertThat(items.get(1)).containsEntry("found", JsonValue.TRUE);
        assertThat(items.get(2)).containsEntry("value", JsonValue.NULL).containsEntry("found", JsonValue.FALSE);
        assertThat(items.get(3)).containsEntry("value", JsonValue.TRUE).containsEntry("condition_met", JsonValue.TRUE);
        assertThat(items.get(4)).containsEntry("value", JsonValue.NULL).containsEntry("condition_met", JsonValue.FALSE);
        assertThat(items.get(5)).containsEntry("condition_met", JsonValue.TRUE).doesNotContainKey("expires");
        assertThat(items.get(6)).containsEntry("value", JsonValue.TRUE).doesNotContainKey("expires");
        assertThat(items.get(7)).containsEntry("value", JsonValue.NULL).containsEntry("found", JsonValue.FALSE);
    }

    @Test
    void functionsAndBothFormsOfRestShareTheItems() {
        ManagedFunction function = workspace.function();
        function.deployed("""
                export async function onInvoke(request, env, kvStoreFactory) {
                  const kv = kvStoreFactory.initializeKvStore("%s");
                  const before = await kv.get("rest");
                  await kv.set({ key: "script", value: "\\u00e9 \\" \\\\ / \\n \\u2028 \\ud83d\\ude00" });
                  return new Response(JSON.stringify(before.value));
                }
                """.formatted(namespace));
        kv().kvClientBatch(namespace, "{\"op\":\"set\",\"key\":\"rest\",\"value\":\"\\u0041\"}")
                .must(200);

        Reply seen = function.invoke("{}").must(200);
        String written = "\"\u00e9 \\u0022 \\\\ \\/ \\u000A \\u2028 \\uD83D\\uDE00\"";
        JsonObject changed = kv().kvClientBatch(
                        namespace,
                        "{\"op\":\"testAndSet\",\"key\":\"script\",\"oldValue\":" + written + ",\"newValue\":false}")
                .must(200)
                .array()
                .getJsonObject(0);

        assertThat(seen.body()).isEqualTo("\"A\"");
        assertThat(changed).containsEntry("condition_met", JsonValue.TRUE);
        assertThat(items(kv().kvItems(namespace, "").must(200)))
                .extracting(item -> item.getString("key"))
                .containsExactly("rest", "script");
    }

    @Test
    void pagesFollowEachOtherInBothForms() {
        List<String> expected = IntStream.range(100, 125).mapToObj(i -> "k" + i).toList();
        for (int from = 0; from < 25; from += 5) {
            kv().kvBatch(
                            namespace,
                            expected.subList(from, from + 5).stream()
                                    .map(key -> "{\"op\":\"set\",\"key\":\"" + key + "\",\"value\":true}")
                                    .toArray(String[]::new))
                    .must(200);
        }

        List<String> documented = new ArrayList<>();
        Reply page = kv().kvItems(namespace, "?maxpagesize=10").must(200);
        documented.addAll(keys(page));
        while (page.json().get("next") != JsonValue.NULL) {
            page = kv().send("GET", page.text("next"), null).must(200);
            documented.addAll(keys(page));
        }
        List<String> ofTheClient = new ArrayList<>();
        page = kv().kvClientItems(namespace, "&per_page=10").must(200);
        ofTheClient.addAll(keys(page));
        assertThat(page.json().getInt("total_count")).isEqualTo(25);
        while (page.json().get("next_page_cursor") != JsonValue.NULL) {
            page = kv().kvClientItems(namespace, "&per_page=10&cursor=" + page.text("next_page_cursor"))
                    .must(200);
            ofTheClient.addAll(keys(page));
        }

        assertThat(documented).isEqualTo(expected);
        assertThat(ofTheClient).isEqualTo(expected);
    }

    @Test
    void aPrefixChoosesItemsInBothForms() {
        kv().kvBatch(
                        namespace,
                        Stream.of("user", "user-1", "user-2", "user-3", "user_4", "z")
                                .map(key -> "{\"op\":\"set\",\"key\":\"" + key + "\",\"value\":true}")
                                .toArray(String[]::new))
                .must(200);

        Reply first = kv().kvItems(namespace, "?prefix=user-&maxpagesize=2").must(200);
        Reply second = kv().send("GET", first.text("next"), null).must(200);
        Reply ofTheClient =
                kv().kvClientItems(namespace, "&prefix=user-&per_page=2").must(200);

        assertThat(keys(first)).containsExactly("user-1", "user-2");
        assertThat(keys(second)).containsExactly("user-3");
        assertThat(second.json().get("next")).isEqualTo(JsonValue.NULL);
        assertThat(keys(ofTheClient)).containsExactly("user-1", "user-2");
        assertThat(ofTheClient.json().getInt("total_count")).isEqualTo(3);
    }

    @Test
    void namespacesWithItemsAreListedInByteOrderWithTheirFunctions() {
        ManagedFunction function = workspace.function();
        function.deployed("""
                export async function onInvoke(request, env, kvStoreFactory) {
                  await kvStoreFactory.initializeKvStore().set({ key: "own", value: true });
                  return new Response("done");
                }
                """);
        function.invoke("{}").must(200);
        kv().kvBatch(namespace + "-b", "{\"op\":\"set\",\"key\":\"k\",\"value\":true}")
                .must(200);
        kv().kvBatch(
                        namespace + "-a",
                        "{\"op\":\"set\",\"key\":\"k\",\"value\":true}",
                        "{\"op\":\"set\",\"key\":\"l\",\"value\":true}")
                .must(200);
        kv().kvBatch(
                        namespace + "-emptied",
                        "{\"op\":\"set\",\"key\":\"k\",\"value\":true}",
                        "{\"op\":\"delete\",\"key\":\"k\"}")
                .must(200);

        List<JsonObject> listed = namespaces(kv(), 7);

        assertThat(listed)
                .extracting(each -> each.getString("name"))
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(listed.stream().filter(each -> each.getString("name").startsWith(namespace)))
                .extracting(
                        each -> each.getString("name") + " " + each.getInt("item_count") + " " + each.get("function"))
                .containsExactly(namespace + "-a 2 null", namespace + "-b 1 null");
        assertThat(listed.stream().filter(each -> each.getString("name").equals(function.id())))
                .singleElement()
                .satisfies(own -> {
                    assertThat(own.getInt("item_count")).isEqualTo(1);
                    assertThat(own.getJsonObject("function").getString("id")).isEqualTo(function.id());
                    assertThat(own.getJsonObject("function").getString("name")).isEqualTo(function.name());
                });
        assertThat(namespaces(workspace.as(Role.OTHER_SITE), 100))
                .extracting(each -> each.getString("name"))
                .doesNotContain(namespace + "-a", function.id());
    }

    @Test
    void anotherSiteHasItemsOfItsOwn() {
        kv().kvBatch(namespace, "{\"op\":\"set\",\"key\":\"k\",\"value\":\"v\"}")
                .must(200);

        FunctionsClient other = workspace.as(Role.OTHER_SITE);
        assertThat(items(other.kvItems(namespace, "").must(200))).isEmpty();
        other.kvBatch(namespace, "{\"op\":\"delete\",\"key\":\"k\"}").must(200);

        assertThat(items(kv().kvItems(namespace, "").must(200))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"op\":\"put\",\"key\":\"k\"} | operations.0.op",
                "{\"op\":\"get\",\"key\":\"a b\"} | operations.0.key",
                "{\"op\":\"get\",\"key\":\"k\",\"value\":\"v\"} | operations.0.value",
                "{\"op\":\"set\",\"key\":\"k\",\"value\":1} | operations.0.value",
                "{\"op\":\"testAndSet\",\"key\":\"k\",\"old_value\":null} | operations.0.new_value",
            })
    void badOperationsAreRefusedInBothForms(String operation, String attribute) {
        for (Reply reply : List.of(kv().kvBatch(namespace, operation), kv().kvClientBatch(namespace, operation))) {
            JsonObject error = assertError(reply, 400, "KV_REQUEST_INVALID");
            assertThat(error.getJsonObject("error_details")).containsKey(attribute);
        }
    }

    @Test
    void badNamespacesAndPagesAreRefused() {
        for (Reply reply : List.of(
                kv().kvItems("a.b", ""),
                kv().kvItems("n".repeat(129), ""),
                kv().kvItems(namespace, "?maxpagesize=1001"),
                kv().kvItems(namespace, "?p=rubbish"),
                kv().kvItems(namespace, "?prefix=a.b"),
                kv().kvNamespaces("?maxpagesize=0"),
                kv().kvNamespaces("?p=rubbish"),
                kv().kvClientItems(namespace, "&prefix=a.b"),
                kv().kvClientItems("a.b", ""),
                kv().kvClientItems(namespace, "&per_page=0"),
                kv().kvClientItems(namespace, "&cursor=rubbish"),
                kv().kvClientBatch("a.b"))) {
            assertError(reply, 400, "KV_REQUEST_INVALID");
        }
    }

    @Test
    void manyClientsOnFewKeysSeeOneOrderOfEvents() throws Exception {
        List<List<Event>> seen = KEYS.stream()
                .map(key -> Collections.synchronizedList(new ArrayList<Event>()))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<@Nullable Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(i);
                clients.add(() -> {
                    for (int done = 0; done < OPERATIONS; done++) {
                        int item = random.nextInt(KEYS.size());
                        seen.get(item).add(perform(KEYS.get(item), random));
                    }
                    return null;
                });
            }
            for (Future<@Nullable Void> client : threads.invokeAll(clients)) {
                client.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(seen)
                .allSatisfy(events -> assertThat(KvHistory.isLinearizable(events))
                        .as("%d events", events.size())
                        .isTrue());
    }

    /** Few values, so that conditions are often met. */
    private Event perform(String key, Random random) {
        String value = Integer.toString(random.nextInt(3));
        String expected = random.nextInt(4) == 0 ? null : Integer.toString(random.nextInt(3));
        String written = random.nextInt(4) == 0 ? null : value;
        String members = switch (random.nextInt(4)) {
            case 0 -> "\"op\":\"get\"";
            case 1 -> "\"op\":\"set\",\"value\":" + json(value);
            case 2 -> "\"op\":\"delete\"";
            default -> "\"op\":\"testAndSet\",\"old_value\":" + json(expected) + ",\"new_value\":" + json(written);
        };
        long called = System.nanoTime();
        Reply reply = kv().kvBatch(namespace, "{" + members + ",\"key\":\"" + key + "\"}");
        long answered = System.nanoTime();
        JsonObject item = items(reply.must(200)).get(0);
        String answer = item.get("value") == JsonValue.NULL ? null : item.getString("value");
        return switch (item.getString("op")) {
            case "get" -> Event.read(called, answered, answer);
            case "set" -> Event.write(called, answered, value);
            case "delete" -> Event.delete(called, answered, answer);
            default ->
                item.getBoolean("condition_met")
                        ? Event.changed(called, answered, expected, written)
                        : Event.notMet(called, answered, expected, item.getBoolean("found"));
        };
    }

    private static String json(@Nullable String text) {
        return text == null ? "null" : Json.createValue(text).toString();
    }

    private FunctionsClient kv() {
        return workspace.admin();
    }

    /** Reads all pages; other tests may have left namespaces behind. */
    private static List<JsonObject> namespaces(FunctionsClient client, int perPage) {
        Reply page = client.kvNamespaces("?maxpagesize=" + perPage).must(200);
        List<JsonObject> found = new ArrayList<>(items(page));
        while (page.json().get("next") != JsonValue.NULL) {
            page = client.send("GET", page.text("next"), null).must(200);
            found.addAll(items(page));
        }
        return found;
    }

    private static List<String> keys(Reply page) {
        return items(page).stream().map(item -> item.getString("key")).toList();
    }

    private static List<JsonObject> items(Reply reply) {
        return reply.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }
}
