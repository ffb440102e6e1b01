// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.console;

import static ee.functions.it.client.FunctionsClient.object;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.TestDatabase;
import ee.functions.it.fixture.TestLandscape;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A site of its own where several people have worked for some weeks, so that pages show what they show in daily life: versions,
 * deployments and a roll-back, calls and errors, log entries, items, schedules, events, accepted calls and dead letters.
 */
final class LivelySite {
    /** A user with every role, {@code functions:administer} too. */
    static final String OWNER = "mari";

    private static final String AUTHOR = "jaan";
    private static final String SHOP = "web-shop";
    private static final String SITE = "7d0e4a52-6f1b-4f0c-9a57-1c2b6a3d0c05";

    private static final Duration STORED_WITHIN = Duration.ofSeconds(60);
    private static final int DAYS = 45;

    private final TestLandscape landscape;
    private final FunctionsClient owner;
    private final FunctionsClient author;
    private final FunctionsClient shop;
    private final Map<String, String> ids = new HashMap<>();
    /** Always the same numbers: two pictures of a page differ only where the page does. */
    private final Random chance = new Random(7);

    private LivelySite(TestLandscape landscape) {
        this.landscape = landscape;
        landscape.accounts().addUser(OWNER, SITE, List.of("functions-admin", "functions:administer"));
        landscape.accounts().addUser(AUTHOR, SITE, List.of("functions-author"));
        landscape.accounts().addUser(SHOP, SITE, List.of("functions_invoke:create"));
        owner = FunctionsClient.withToken(landscape.userToken(OWNER), landscape);
        author = FunctionsClient.withToken(landscape.userToken(AUTHOR), landscape);
        shop = FunctionsClient.withToken(landscape.userToken(SHOP), landscape);
    }

    /** Brings the site to life and returns the ids that {@link Place} names. */
    static Map<String, String> ids(TestLandscape landscape) {
        LivelySite site = new LivelySite(landscape);
        site.live();
        return Map.copyOf(site.ids);
    }

    private void live() {
        FunctionsClient administrator = FunctionsClient.as(Role.ADMINISTRATOR, landscape);
        ManagedFunction intake = function(
                author, "order intake", "Takes the orders of the web shop and keeps them until they are sent.");
        administrator
                .send(
                        "PATCH",
                        "/sites/" + SITE,
                        object(Map.of("name", "Nordic Retail")).toString())
                .must(200);
        Map<String, String> variables = Map.of("CURRENCY", "EUR", "REVIEW_ABOVE", "500");
        intake.deployed(INTAKE.replace("order.items?.length", "order.items.length"), variables);
        ManagedFunction prices = function(author, "price list", "Prices of the day, in all currencies.");
        prices.deployed(PRICES, Map.of("BASE", "EUR"));
        pass(Duration.ofDays(9));

        String checked = intake.deployed(INTAKE.replace("console.warn", "console.log"), variables);
        ManagedFunction receipts = function(owner, "receipts", "Writes a receipt for each order that is placed.");
        receipts.deployed(RECEIPTS);
        ManagedFunction stock = function(author, "stock watch", "Looks every quarter of an hour for what runs out.");
        stock.deployed(STOCK, Map.of("RUNS_OUT_BELOW", "10"));
        pass(Duration.ofDays(7));

        ManagedFunction campaign = function(author, "winter campaign", "Discounts of last winter.");
        campaign.deployed(ManagedFunction.PING);
        ManagedFunction payments =
                function(owner, "payment notices", "Tells the bank's answers to the shop; may be late.");
        payments.deployed(PAYMENTS, Map.of("BANK", "https://bank.example.org"));
        function(author, "delivery slots", "Not finished yet.").version(PRICES);
        String reviewed = intake.deployed(INTAKE, variables);
        author.setTag(intake.id(), "stable", reviewed).must(200);
        pass(Duration.ofDays(2));

        String faulty = intake.deployed(INTAKE.replace("sum + price * amount", "sum + price"), variables);
        author.setTag(intake.id(), "canary", faulty).must(200);
        pass(Duration.ofMinutes(55));
        intake.deploy(reviewed);
        ids.put("older", checked);
        ids.put("newer", faulty);
        owner.setScalingPolicy(intake.id(), "$current", 4, 40, 1).must(200);
        owner.updateFunction(
                        intake.id(),
                        Json.createObjectBuilder()
                                .add(
                                        "cors",
                                        Json.createObjectBuilder()
                                                .add(
                                                        "allowed_origins",
                                                        Json.createArrayBuilder()
                                                                .add("https://shop.example.org"))
                                                .add(
                                                        "allowed_headers",
                                                        Json.createArrayBuilder()
                                                                .add("X-Basket"))
                                                .add("max_age_s", 600))
                                .build())
                .must(200);
        administrator
                .suspend(
                        "/functions/" + campaign.id(),
                        "The campaign has ended; its discounts must not be given any more.")
                .must(200);
        pass(Duration.ofHours(19));

        keep(intake);
        for (int hour = 3; hour > 0; hour--) {
            call(intake, prices, 9);
            pass(Duration.ofMinutes(48));
        }
        schedule(stock);
        events(receipts);
        accept(payments);
        call(intake, prices, 6);
        pass(Duration.ofMinutes(4));
        call(intake, prices, 3);
        remember(intake, prices, receipts, stock, payments);
        ids.put("function", intake.id());
        ids.put("scheduled", stock.id());
        ids.put("background", payments.id());
        ids.put("suspended", campaign.id());
        ids.put("invocation", newest("/api/v3/events?status=FAILURE&function_id=" + intake.id(), "items"));
        ids.put("record", newest("/audit_log?action=VERSION_DEPLOYED", "records"));
    }

    private ManagedFunction function(FunctionsClient who, String name, String description) {
        return ManagedFunction.of(
                who, who.createFunction(object(Map.of("site_id", SITE, "name", name, "description", description))));
    }

    private void pass(Duration time) {
        TestDatabase.letTimePass(SITE, time);
    }

    private void call(ManagedFunction intake, ManagedFunction prices, int times) {
        int before = TestDatabase.recordedInvocationsOf(intake.id(), prices.id());
        for (int i = 0; i < times; i++) {
            int number = 1030 + chance.nextInt(60);
            shop.invoke(intake.invocationUri(), order(number, 1 + chance.nextInt(4)))
                    .must(200);
            shop.invoke(prices.invocationUri(), "{\"currency\":\"SEK\"}").must(200);
        }
        shop.invoke(intake.invocationUri(), "{\"id\":" + (1090 + chance.nextInt(9)) + ",\"items\":[]}")
                .must(502);
        shop.invoke(prices.invocationUri(), "{\"currency\":\"XYZ\"}").must(200);
        await("records of calls")
                .atMost(STORED_WITHIN)
                .until(() -> TestDatabase.recordedInvocationsOf(intake.id(), prices.id()) == before + 2 * times + 2);
    }

    private String order(int number, int items) {
        var list = Json.createArrayBuilder();
        for (int i = 0; i < items; i++) {
            list.add(Json.createObjectBuilder()
                    .add("article", "lamp-" + (100 + chance.nextInt(900)))
                    .add("price", 9 + chance.nextInt(240))
                    .add("amount", 1 + chance.nextInt(3)));
        }
        return Json.createObjectBuilder()
                .add("id", number)
                .add("items", list)
                .build()
                .toString();
    }

    private void keep(ManagedFunction intake) {
        owner.kvBatch(
                        intake.id(),
                        set(
                                "order-1042",
                                "\"{\\\"state\\\":\\\"received\\\",\\\"total\\\":129.8,\\\"items\\\":[{\\\"article\\\":\\\"lamp-204\\\",\\\"amount\\\":2}]}\""),
                        set("order-1043", "\"{\\\"state\\\":\\\"packed\\\",\\\"total\\\":54}\""),
                        set("order-1044", "\"{\\\"state\\\":\\\"sent\\\",\\\"total\\\":310.5}\""),
                        set("last-export", "\"batch 2210\""),
                        set("accepting-orders", "true"),
                        set("greeting", "\"Tere tulemast!\""))
                .must(200);
    }

    private static String set(String key, String value) {
        return "{\"op\":\"set\",\"key\":\"" + key + "\",\"value\":" + value + "}";
    }

    private void schedule(ManagedFunction stock) {
        String quarterly = created(stock, "every quarter", "*/15 * * * *");
        created(stock, "month's report", "0 3 1 * *");
        String paused = created(stock, "stocktaking", "0 18 ? * 6L *");
        author.updateSchedule(paused, "[{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":false}]")
                .must(200);
        for (int run = 1; run <= 2; run++) {
            int runs = run;
            TestDatabase.tickedBefore(quarterly, 5 * (4 - run));
            await("run of a schedule")
                    .atMost(STORED_WITHIN)
                    .until(() -> author
                                    .schedules("/" + quarterly + "/runs")
                                    .must(200)
                                    .json()
                                    .getJsonArray("runs")
                                    .getValuesAs(JsonObject.class)
                                    .stream()
                                    .filter(each -> !each.isNull("finished_at"))
                                    .count()
                            >= runs);
        }
        ids.put("schedule", quarterly);
    }

    private String created(ManagedFunction function, String name, String pattern) {
        return author.createSchedule(Json.createObjectBuilder()
                        .add("name", name)
                        .add("trigger_type", "function")
                        .add("trigger_id", function.id())
                        .add("schedule_pattern", pattern)
                        .add("payload", Json.createObjectBuilder().add("warehouse", "Tartu"))
                        .build())
                .must(201)
                .text("id");
    }

    private void events(ManagedFunction receipts) {
        owner.createBinding(receipts.id(), "ORDER_PLACED", SHOP).must(201);
        for (int number = 1040; number < 1044; number++) {
            ids.put(
                    "event",
                    post(
                            "ORDER_PLACED",
                            SHOP,
                            "{\"order\":" + number + ",\"total\":" + (20 + chance.nextInt(200)) + "}"));
        }
        post("USER_CREATED", "accounts", "{\"user\":\"liis\"}");
        post("PAYMENT_PROCESSED", "bank", "{\"order\":1041,\"card_number\":\"4111\"}");
        await("deliveries of events")
                .atMost(STORED_WITHIN)
                .until(() -> owner.events("/" + ids.get("event"))
                        .must(200)
                        .json()
                        .getString("status")
                        .equals("SUCCESS"));
    }

    private String post(String type, String source, String payload) {
        return owner.postEvent("{\"type\":\"" + type + "\",\"source\":\"" + source + "\",\"payload\":" + payload + "}")
                .must(201)
                .text("id");
    }

    /** One call succeeds, one is given up at once, because its policy repeats nothing. */
    private void accept(ManagedFunction payments) {
        owner.send("PUT", "/functions/" + payments.id() + "/async-policies/$current", "{\"retries_count\":0}")
                .must(200);
        for (String notice :
                List.of("{\"order\":1040,\"paid\":true}", "{\"order\":1041}", "{\"order\":1042,\"paid\":true}")) {
            String self = shop.call("POST", payments.id(), "?tag=$current&integration=async", notice)
                    .must(202)
                    .text("self");
            JsonObject ended = await("accepted call")
                    .atMost(STORED_WITHIN)
                    .until(
                            () -> owner.send("GET", self, null).must(200).json(),
                            call -> List.of("SUCCEEDED", "DEAD").contains(call.getString("status")));
            if (ended.getString("status").equals("DEAD")) {
                ids.put("call", ended.getString("id"));
            }
        }
    }

    /** Calls of the weeks before, which nobody has to wait for. */
    private void remember(ManagedFunction... functions) {
        int size = 160;
        for (ManagedFunction function : functions) {
            for (int day = 1; day <= DAYS; day++) {
                // Less is bought in the middle of the week, and more from month to month.
                int calls = (int) (size * (1.2 + Math.sin(day * 0.9) * 0.5) * (1.0 - day / 90.0));
                TestDatabase.counted(function.id(), day, "SUCCESS", calls, 7 + day % 2 * 3);
                TestDatabase.counted(function.id(), day, "SUCCESS", calls / 9, day % 5 == 0 ? 100 : 40);
                if (day % 3 == 0) {
                    TestDatabase.counted(function.id(), day, "FUNCTION_ERROR", 1 + calls / 40, 15);
                }
                if (day % 11 == 4) {
                    TestDatabase.counted(function.id(), day, "TIMED_OUT", 2, 20_000);
                    TestDatabase.counted(function.id(), day, "REFUSED", 3 + calls / 25, 0);
                }
            }
            size = size * 2 / 3;
        }
    }

    private String newest(String path, String member) {
        return owner.send("GET", path, null)
                .must(200)
                .json()
                .getJsonArray(member)
                .getJsonObject(0)
                .getString("id");
    }

    private static final String INTAKE = """
            /** @type {OnInvoke} */
            export async function onInvoke(request, env, kvStoreFactory) {
              const { payload } = await request.json();
              const order = JSON.parse(payload);
              console.debug(`order ${order.id} came in`);
              if (!order.items?.length) {
                console.error(`order ${order.id} has no items`);
                throw new RangeError(`Order ${order.id} has no items.`);
              }

              const total = order.items.reduce((sum, { price, amount = 1 }) => sum + price * amount, 0);
              if (total > Number(env.REVIEW_ABOVE)) {
                console.warn(`order ${order.id} is above ${env.REVIEW_ABOVE} ${env.CURRENCY}: somebody should look at it`);
              }
              const store = kvStoreFactory.initializeKvStore();
              await store.set({ key: `order-${order.id}`, value: JSON.stringify({ state: "received", total }) });
              console.info(`order ${order.id}: ${order.items.length} items, ${total} ${env.CURRENCY}`);

              return Response.json({ id: order.id, total, currency: env.CURRENCY });
            }
            """;

    private static final String PRICES = """
            const RATES = { EUR: 1, SEK: 11.2, NOK: 11.7 };

            /** @type {DefaultHandler} */
            export default function ({ currency = "EUR" }, context) {
              if (!(currency in RATES)) {
                console.warn(`no rate for ${currency}`);
              }
              return { currency, rate: RATES[currency] ?? null, base: context.env.BASE };
            }
            """;

    private static final String RECEIPTS = """
            export default function (data) {
              for (const { details } of data.messages) {
                console.info(`receipt for ${details.payload}`);
              }
              return { written: data.messages.length };
            }
            """;

    private static final String STOCK = """
            /** @type {OnInvoke} */
            export async function onInvoke(request, env) {
              const { payload } = await request.json();
              console.info(`looked into ${JSON.stringify(payload)} for less than ${env.RUNS_OUT_BELOW}`);
              return Response.json({ found: [] });
            }
            """;

    private static final String PAYMENTS = """
            export default function ({ order, paid }) {
              if (paid === undefined) {
                throw new TypeError(`The bank has not said whether order ${order} is paid.`);
              }
              console.info(`order ${order} is ${paid ? "paid" : "open"}`);
              return { order, paid };
            }
            """;
}
