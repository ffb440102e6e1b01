// SPDX-License-Identifier: Apache-2.0
// What the things that are many cost: functions, sites, versions of one function, entries of the log. Each curve is an object from a size
// to the figures at that size; report.mjs says how they grow.

import { readFileSync } from "node:fs";
import { load } from "./load.mjs";
import { HERE, OTHER_CORE, pin, pssMegabytes, SERVER_CORE, sleep } from "./processes.mjs";
import { median } from "./rounds.mjs";
import { emptyFunctions, warmUpFully, warmUp } from "./running.mjs";
import { siteTokens } from "./sites.mjs";
import { small, writeSmall } from "./sources.mjs";
import { startWorkerd } from "./workerd.mjs";

const most = (name, otherwise) => Number(process.env[`BENCHMARKS_MOST_${name}`] ?? otherwise);
const upTo = (name, sizes) => sizes.filter((each) => each <= most(name, sizes.at(-1)));

/** What would end the largest sizes: the heap of the trial, its class space, and how many idle instances stay. */
const ROOM = {
  JBOSS_JAVA_SIZING: "-Xms128m -Xmx6g -XX:MetaspaceSize=128m -XX:MaxMetaspaceSize=3g -Xss2m",
  FUNCTIONS_INSTANCE_IDLE_COUNT: "5000",
};

/** Numbers of as many digits, so that the functions made of one of them are like those that are built. */
const FIRST = 100_000_000;

const note = (...words) => console.log(" ", ...words);
const hello = readFileSync(`${HERE}functions/hello.js`, "utf8");

let serial = 0;
const fresh = (name) => `growth-${name}-${serial++}`;

/** The median time of an operation, in milliseconds, after it was done once. */
async function timed(operation, times = 9) {
  await operation();
  const millis = [];
  for (let i = 0; i < times; i++) {
    const begin = performance.now();
    await operation();
    millis.push(performance.now() - begin);
  }
  return median(millis);
}

/** Requests per second of functions that are called at random, the median of three rounds. */
async function rate(functions, deployed, connections = 8) {
  const target = () => functions.target(deployed);
  await load(target(), { connections, seconds: 4 });
  const rounds = [];
  for (let i = 0; i < 3; i++) rounds.push((await load(target(), { connections, seconds: 2 })).rate);
  return median(rounds);
}

async function eachOnce(items, atATime, work) {
  const left = [...items].reverse();
  const next = async () => {
    while (left.length > 0) await work(left.pop());
  };
  await Promise.all(Array.from({ length: atATime }, next));
}

/** Calls all of them once, on both cores: what is measured is what is left of that. */
async function invokeAll(functions, deployed) {
  pin(functions.pid, [SERVER_CORE, OTHER_CORE]);
  await eachOnce(deployed, 4, (each) => functions.invoke(each));
  pin(functions.pid, SERVER_CORE);
}

async function memory(functions) {
  await sleep(3000);
  const heap = functions.liveHeapMegabytes();
  await sleep(2000);
  return { heap, pss: pssMegabytes(functions.pid) };
}

/** Ids that follow from a number, so that rows of several tables can be made at once. */
const id = (kind, number) => `md5('growth ${kind} ' || ${number})::uuid`;

/**
 * Makes functions by copying the rows of one that was deployed through the interface, artifact and all; only the number in its code is another.
 *
 * @param siteId an SQL expression with the number n of the function, for its site
 */
async function copies(database, { id: functionId, path }, from, to, siteId = "t.site_id") {
  if (to <= from) return [];
  const numbers = `generate_series(${from}, ${to - 1}) n`;
  const ofFunction = `'id', ${id("function", "n")}, 'site_id', ${siteId}, 'integration_id', ${id("integration", "n")},
      'name', 'growth-copy-' || n, 'current_version_id', ${id("version", "n")}`;
  const ofVersion = `'id', ${id("version", "n")}, 'function_id', ${id("function", "n")}`;
  const text = (column) => `'${column}', replace(t.${column}, '${FIRST}', (${FIRST} + n)::text)`;
  const rows = (table, where, members) =>
    `INSERT INTO ${table} SELECT r.* FROM ${table} t, ${numbers},
      LATERAL jsonb_populate_record(t, jsonb_build_object(${members})) r WHERE t.${where};`;
  const next = (table) => `'ordinal', nextval(pg_get_serial_sequence('${table}', 'ordinal'))`;
  const own = `function_id = '${functionId}'`;
  await database.sql(`
    ${rows("function_definition", `id = '${functionId}'`, ofFunction)}
    ${rows("function_version", own, `${ofVersion}, ${text("source")}`)}
    ${rows("artifact", `version_id IN (SELECT id FROM function_version WHERE ${own})`, `'version_id', ${id("version", "n")}, ${text("script")}, ${text("source_map")}`)}
    ${rows("task", own, `'id', ${id("task", "n")}, 'function_id', ${id("function", "n")}, 'version_id', ${id("version", "n")}`)}
    ${rows("deployment", own, `'id', ${id("deployment", "n")}, 'function_id', ${id("function", "n")}, 'version_id', ${id("version", "n")}, ${next("deployment")}`)}
    ${rows("tag_history", own, `'id', md5('growth ' || t.tag || n)::uuid, 'function_id', ${id("function", "n")}, 'version_id', ${id("version", "n")}, ${next("tag_history")}`)}
    ANALYZE;`);
  const made = await database.sql(
    `SELECT n || ' ' || f.id || ' ' || f.integration_id FROM function_definition f, ${numbers} WHERE f.id = ${id("function", "n")} ORDER BY n`,
  );
  return made.split("\n").map((line) => {
    const [, copy, integration] = line.split(" ");
    return { id: copy, path: path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, integration) };
  });
}

/** Functions of one site, all of them called once. The first pass is on a warm server, the second, with ever fewer, on one just started. */
async function overFunctions(functions, database, target) {
  const sizes = upTo("FUNCTIONS", [1, 30, 300, 3000]);
  const all = {};
  const deployed = [target];
  let pattern;
  for (const size of sizes) {
    if (size > 1 && !pattern) {
      pattern = await functions.deploy("growth-pattern", small(FIRST));
      deployed.push(pattern);
    }
    const more = await copies(database, pattern ?? target, deployed.length, size);
    await invokeAll(functions, more);
    deployed.push(...more);
    const made = [];
    const deployment = await timed(async () => made.push(await functions.deploy(fresh("one-more"), small(FIRST - 1 - made.length))), 5);
    for (const one of made) await functions.remove(one);
    all[size] = {
      deployment,
      hello: await rate(functions, [target]),
      random: await rate(functions, deployed),
      list: await timed(() => functions.call("GET", `/functions?site_ids[]=${functions.site}`)),
      drafts: await timed(() => functions.call("GET", "/api/v1/functions")),
      statistics: await timed(() => functions.call("POST", "/functions/stats")),
      events: await timed(() => functions.call("GET", "/api/v3/events?per_page=50")),
    };
    note("functions", size, JSON.stringify(all[size]));
  }
  for (const size of [...sizes].reverse()) {
    const gone = deployed.splice(size);
    if (gone.length > 0) {
      await database.sql(`DELETE FROM function_definition WHERE id IN (${gone.map((one) => `'${one.id}'`)}); VACUUM ANALYZE;`);
    }
    Object.assign(all[size], await functions.restart(target));
    await invokeAll(functions, deployed);
    Object.assign(all[size], await memory(functions));
    const workerd = await startWorkerd("workerd", writeSmall(size).map((file) => ({ file })), { routed: true });
    await eachOnce(Array.from({ length: size }, (_, i) => i), 4, (i) =>
      fetch(`http://127.0.0.1:9100/f${i}`, { method: "POST", body: "{}" }).then((response) => response.text()),
    );
    await sleep(2000);
    all[size].workerdPss = pssMegabytes(workerd.pid);
    all[size].workerdMillis = workerd.startMillis;
    await workerd.stop();
    note("functions", size, JSON.stringify(all[size]));
  }
  return all;
}

/** Sites with a function each, called at random with the tokens of their sites. */
async function overSites(functions, database) {
  const sizes = upTo("SITES", [1, 10, 100]);
  const pattern = await functions.deploy("growth-of-sites", small(FIRST));
  const siteIds = Array.from({ length: sizes.at(-1) - 1 }, (_, i) => `growth-site-${i + 1}`);
  const tokens = await siteTokens([functions.site, ...siteIds]);
  await database.sql(`INSERT INTO site (id, created_at) SELECT 'growth-site-' || n, now() FROM generate_series(1, ${Math.max(1, siteIds.length)}) n`);
  const deployed = [{ ...pattern, token: tokens[0] }];
  const all = {};
  for (const size of sizes) {
    const more = await copies(database, pattern, deployed.length, size, "'growth-site-' || n");
    more.forEach((each) => deployed.push({ ...each, token: tokens[deployed.length] }));
    await invokeAll(functions, deployed);
    await warmUp(() => functions.target(deployed), 15);
    const [{ token }] = deployed;
    all[size] = {
      c8: await rate(functions, deployed, 8),
      c20: await rate(functions, deployed, 20),
      list: await timed(() => functions.call("GET", `/functions?site_ids[]=${functions.site}`, undefined, token)),
      statistics: await timed(() => functions.call("POST", "/functions/stats", undefined, token)),
      events: await timed(() => functions.call("GET", "/api/v3/events?per_page=50", undefined, token)),
      ...(await memory(functions)),
    };
    note("sites", size, JSON.stringify(all[size]));
  }
  for (const one of deployed) await functions.remove(one, one.token);
  return all;
}

/** Versions of one function, all of them deployed, one after the other. */
async function overVersions(functions) {
  const sizes = upTo("VERSIONS", [1, 30, 300]);
  const all = {};
  let one;
  let versions = 0;
  for (const size of sizes) {
    const deployments = [];
    const firsts = [];
    while (versions < size) {
      // The single one is measured as the first of several functions; later ones as the last of their function.
      if (versions === 0) {
        for (let i = 0; i < 4; i++) {
          const begin = performance.now();
          const other = await functions.deploy(fresh("single"), small(FIRST + 10_000 + i));
          deployments.push(performance.now() - begin);
          firsts.push(await functions.invoke(other));
          await functions.remove(other);
        }
      }
      const begin = performance.now();
      const code = small(FIRST + 20_000 + versions);
      one = one ? await functions.deployVersion(one.id, code) : await functions.deploy("growth-versions", code);
      versions++;
      if (versions > size - 7) {
        deployments.push(performance.now() - begin);
        firsts.push(await functions.invoke(one));
      }
    }
    all[size] = {
      deployment: median(deployments),
      first: median(firsts),
      hello: await rate(functions, [one]),
      versions: await timed(() => functions.call("GET", `/functions/${one.id}/versions?per_page=50`)),
      deployments: await timed(() => functions.call("GET", `/functions/${one.id}/deployments?per_page=50`)),
      history: await timed(() => functions.call("GET", `/functions/${one.id}/tag-history?per_page=50`)),
      ...(await memory(functions)),
    };
    note("versions", size, JSON.stringify(all[size]));
  }
  await functions.remove(one);
  return all;
}

const ID_GAP = 1_000_000; // more than the server has yet to write with ids of its own
const HOURS = 80; // of which eight are past the retention of 72
const PAST = "now() - interval '72 hours'";

/**
 * Stores so many log entries and as many records as the product would have written them in 80 hours: half of them of one function, one of a
 * hundred an error.
 */
async function fillLog(database, { id: functionId, versionId }, siteId, from, to) {
  const ofFunction = (alike, other) => `CASE WHEN n % 2 = 0 THEN '${alike}'::uuid ELSE ${id(other, "n % 29")} END`;
  const moment = `now() - interval '${HOURS} hours' * ((n::bigint * 7919) % 1000003 / 1000003.0)`;
  await database.sql(`
    INSERT INTO log_entry (id, site_id, function_id, version_id, invocation_id, logged_at, level, message, stored_at)
    SELECT (SELECT last_value FROM log_entry_id_seq) + ${ID_GAP} + n - ${from}, '${siteId}', ${ofFunction(functionId, "other")}, ${ofFunction(versionId, "its version")},
           ${id("invocation", "n")}, m, CASE WHEN n % 100 = 0 THEN 'ERROR' ELSE 'INFO' END,
           'order ' || n || ' of customer ' || n % 997 || ' was accepted and is on its way', m
    FROM (SELECT n, ${moment} AS m FROM generate_series(${from}, ${to - 1}) n) AS numbered ORDER BY m;
    SELECT setval('log_entry_id_seq', (SELECT max(id) FROM log_entry) + 1000);
    INSERT INTO invocation_record (id, site_id, function_id, version_id, tag, outcome, status, started_at, duration_ms, cpu_time_ms,
                                   allocated_bytes, caller, request_bytes, response_bytes, request_payload, response_payload, error)
    SELECT ${id("invocation", "n")}, '${siteId}', ${ofFunction(functionId, "other")}, ${ofFunction(versionId, "its version")}, NULL,
           CASE WHEN n % 100 = 0 THEN 'FUNCTION_ERROR' ELSE 'SUCCESS' END, CASE WHEN n % 100 = 0 THEN 502 ELSE 200 END, m, n % 40, n % 7,
           150000 + n % 997, 'service-account-functions-dev', 2, 27, '{}', '{"message":"Hello, world!"}',
           CASE WHEN n % 100 = 0 THEN 'Error: order ' || n || ' is not known' END
    FROM (SELECT n, ${moment} AS m FROM generate_series(${from}, ${to - 1}) n) AS numbered ORDER BY m;
    INSERT INTO invocation_count (function_id, counted_on, outcome, duration_bound_ms, invocations, duration_ms, longest_ms)
    SELECT function_id, (started_at AT TIME ZONE 'UTC')::date, outcome, 1 << (duration_ms / 8)::int, count(*), sum(duration_ms), max(duration_ms)
    FROM invocation_record GROUP BY 1, 2, 3, 4 ON CONFLICT DO NOTHING`);
  await database.sql("VACUUM ANALYZE");
}

/** The statement by which LogRetention deletes what is old, as often as it does; says how long that took. */
async function sweep(database, table, column) {
  const begin = performance.now();
  const deleted = Number(
    await database.sql(`
    CREATE TEMPORARY TABLE swept (count bigint);
    DO $$ DECLARE part int; total bigint := 0; BEGIN LOOP
      DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE ${column} < ${PAST} ORDER BY ${column} LIMIT 1000);
      GET DIAGNOSTICS part = ROW_COUNT; total := total + part; COMMIT; EXIT WHEN part < 1000;
    END LOOP; INSERT INTO swept VALUES (total); END $$;
    SELECT count FROM swept`),
  );
  return { deleted, millis: performance.now() - begin };
}

/** Log entries and invocation records: as many of the one as of the other. */
async function overLog(functions, database, target) {
  const sizes = upTo("LOG_ENTRIES", [0, 100_000, 1_000_000]);
  const all = {};
  let stored = 0;
  await database.sql("TRUNCATE log_entry, invocation_record, invocation_count");
  for (const size of sizes) {
    if (size > stored) await fillLog(database, target, functions.site, stored, size);
    stored = size;
    const logs = (query) => timed(() => functions.call("GET", `/functions/${target.id}/logs?per_page=100${query}`));
    const events = (query) => timed(() => functions.call("GET", `/api/v3/events?per_page=50${query}`));
    all[size] = {
      page: await logs(""),
      errors: await logs("&level=ERROR"),
      events: await events(""),
      ofFunction: await events(`&function_id=${target.id}`),
      failures: await events("&type=FUNCTION_INVOCATION&status=FAILURE"),
      statistics: await timed(() => functions.call("POST", "/functions/stats")),
      hello: await rate(functions, [target]),
    };
    note("log", size, JSON.stringify(all[size]));
  }
  // A start does not delete: the sweep comes after ten minutes.
  for (const size of [...sizes].reverse()) {
    if (size < stored) {
      await database.sql(`DELETE FROM log_entry; DELETE FROM invocation_record; DELETE FROM invocation_count`);
      await database.sql("VACUUM FULL ANALYZE");
      if (size > 0) await fillLog(database, target, functions.site, 0, size);
      stored = size;
    }
    Object.assign(all[size], await functions.restart(target));
    if (size > 0) {
      const entries = await sweep(database, "log_entry", "stored_at");
      const records = await sweep(database, "invocation_record", "started_at");
      all[size].sweep = entries.millis + records.millis;
      all[size].swept = entries.deleted + records.deleted;
    }
    note("log", size, JSON.stringify(all[size]));
  }
  return all;
}

const CURVES = ["functions", "sites", "versions", "log"];

/** All curves, or those that BENCHMARKS_GROWTH names, one after the other on a data base of their own. */
export async function growth() {
  const wanted = process.env.BENCHMARKS_GROWTH?.split(",") ?? CURVES;
  const { functions, database } = await emptyFunctions(ROOM);
  const target = await functions.deploy("growth-hello", hello);
  const { functions: stored } = await functions.call("GET", `/functions?site_ids[]=${functions.site}`);
  for (const one of stored.filter(({ id }) => id !== target.id)) await functions.remove(one); // that of ./dev
  const all = {};
  const measured = async (name, warm, curve) => {
    if (!wanted.includes(name)) return;
    const begin = performance.now();
    if (warm > 0) await warmUpFully(() => functions.target([target]), warm);
    all[name] = await curve();
    note(name, "took", ((performance.now() - begin) / 1000).toFixed(0), "s");
  };
  await measured("functions", 120, () => overFunctions(functions, database, target));
  await measured("sites", 90, () => overSites(functions, database));
  await measured("versions", wanted.includes("sites") ? 0 : 90, () => overVersions(functions));
  await measured("log", wanted.includes("sites") || wanted.includes("versions") ? 0 : 90, () => overLog(functions, database, target));
  return all;
}
