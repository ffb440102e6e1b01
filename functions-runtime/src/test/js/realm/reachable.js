// SPDX-License-Identifier: Apache-2.0
// Walks all that a script can reach: each thing must answer as one of the language does, and no error may speak of Java.

const save = { Response, String, Object, Reflect, call: Function.prototype.call.bind(Function.prototype.call) };
const { getOwnPropertyNames, getOwnPropertySymbols, getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { apply, construct } = Reflect;
const stringOf = String;
const indexOf = Function.prototype.call.bind(String.prototype.indexOf);
const substring = Function.prototype.call.bind(String.prototype.substring);
const has = Function.prototype.call.bind(Map.prototype.has);
const put = Function.prototype.call.bind(Map.prototype.set);

const JAVA = ["java.", "javax.", "org.openjdk", "jdk.", "ee.functions", "nashorn", "Internal error", "NullPointer", "ClassCast",
  "OutOfBounds", "IllegalArgument", "IllegalState", "NoSuchElement", "UnsupportedOperation", "NumberFormat:", "cannot be cast",
  "class [", "because \"<"];

function seeds() {
  const list = [["globalThis", globalThis]];
  const add = (name, make) => {
    let value;
    try {
      value = make();
    } catch (error) {
      value = error;
    }
    list[list.length] = [name, value];
  };
  add("(arguments)", function () { return (function () { return arguments; })(1); });
  add("(sloppy this)", () => (function () { return this; })());
  add("(generator)", () => (function* () { yield 1; })());
  add("(generator function)", () => function* () {});
  add("(async)", () => (async () => {})());
  add("(async function)", () => async () => {});
  add("(async generator)", () => (async function* () {})());
  add("(bound)", () => (() => {}).bind(null));
  add("(class)", () => class A extends Array { static s = 1; #p = 2; get p() { return this.#p; } });
  add("(array iterator)", () => [][Symbol.iterator]());
  add("(string iterator)", () => ""[Symbol.iterator]());
  add("(map iterator)", () => new Map().entries());
  add("(set iterator)", () => new Set().values());
  add("(match iterator)", () => "a".matchAll(/a/g));
  add("(match)", () => /(?<a>b)/.exec("b"));
  add("(template)", () => ((strings) => strings)`a${1}b`);
  add("(stack overflow)", () => { const f = () => f() + 1; return f(); });
  add("(null read)", () => null.x);
  add("(no function)", () => undefined());
  add("(no name)", () => missing);
  add("(bad length)", () => new Array(-1));
  add("(bad json)", () => JSON.parse("{"));
  add("(bad regexp)", () => new RegExp("("));
  add("(bad uri)", () => decodeURIComponent("%"));
  add("(frozen)", () => { Object.freeze([]).push(1); });
  add("(symbol to string)", () => Symbol() + "");
  add("(bad crypto)", () => crypto.getRandomValues("x"));
  add("(eval)", () => (0, eval)("1"));
  add("(Function)", () => new Function("1"));
  add("(request)", () => new Request("http://a.example/", { method: "POST", body: "b" }));
  add("(response)", () => new Response("b"));
  add("(reader)", () => new Response("b").body.getReader());
  add("(headers)", () => new Headers({ a: "b" }));
  add("(headers iterator)", () => new Headers({ a: "b" }).entries());
  add("(url)", () => new URL("http://a.example/?a=b#c"));
  add("(pattern)", () => new URLPattern({ pathname: "/:a" }).exec({ pathname: "/b" }));
  add("(search)", () => new URLSearchParams("a=b").keys());
  add("(stream)", () => new TransformStream());
  add("(writer)", () => new WritableStream().getWriter());
  add("(blob)", () => new File(["a"], "b"));
  add("(form)", () => new FormData());
  add("(signal)", () => AbortSignal.timeout(100000));
  add("(controller)", () => new AbortController());
  add("(channel)", () => new MessageChannel());
  add("(timer)", () => setTimeout(() => {}, 0));
  add("(clone)", () => structuredClone(new Map([[1, [new Date(0), new Uint8Array(2), /a/]]])));
  add("(number format)", () => new Intl.NumberFormat("en").formatToParts(1));
  add("(date format)", () => new Intl.DateTimeFormat("en").resolvedOptions());
  add("(segmenter)", () => new Intl.Segmenter("en").segment("ab")[Symbol.iterator]().next());
  add("(digest)", () => crypto.subtle.digest("SHA-256", new Uint8Array(1)));
  add("(fetch)", () => fetch("http://127.0.0.1/"));
  return list;
}

/** All objects by their path; each answers as an object of a script does. */
function walk(more) {
  const found = [];
  const seen = new Map();
  const problems = [];
  const queue = seeds();
  for (let i = 0; i < more.length; i++) {
    queue[queue.length] = more[i];
  }
  for (let at = 0; at < queue.length && at < 20000; at++) {
    const [path, value] = queue[at];
    const type = typeof value;
    if (type === "string" || type === "number" || type === "boolean" || type === "undefined" || type === "symbol" ||
        value === null) {
      continue;
    }
    if (type !== "object" && type !== "function") {
      problems[problems.length] = path + " is of type " + type;
      continue;
    }
    if (has(seen, value)) {
      continue;
    }
    put(seen, value, true);
    found[found.length] = [path, value];
    try {
      const names = getOwnPropertyNames(value);
      const symbols = getOwnPropertySymbols(value);
      for (let i = 0; i < names.length + symbols.length; i++) {
        const key = i < names.length ? names[i] : symbols[i - names.length];
        const below = path + "." + stringOf(key);
        const own = getOwnPropertyDescriptor(value, key);
        if (own === undefined) {
          problems[problems.length] = below + " has no descriptor";
          continue;
        }
        if (own.get !== undefined || own.set !== undefined) {
          queue[queue.length] = [below + " (get)", own.get];
          queue[queue.length] = [below + " (set)", own.set];
        }
        try {
          queue[queue.length] = [below, value[key]];
        } catch (error) {
          queue[queue.length] = [below + " (thrown)", error];
          check(problems, below, error);
        }
      }
      queue[queue.length] = [path + ".__proto__", getPrototypeOf(value)];
      void value.anything;
    } catch (error) {
      problems[problems.length] = path + " does not answer: " + error;
    }
  }
  return { found, problems };
}

function check(problems, where, error) {
  let text;
  try {
    text = typeof error === "object" && error !== null ? error.name + ": " + error.message + "\n" + error.stack :
      stringOf(error);
  } catch (unreadable) {
    return;
  }
  if (typeof text !== "string") {
    return;
  }
  for (let i = 0; i < JAVA.length; i++) {
    if (indexOf(text, JAVA[i]) >= 0) {
      problems[problems.length] = where + " -> " + substring(text, 0, 160);
      return;
    }
  }
}

const FORBIDDEN = ["Java", "Packages", "java", "javax", "org", "com", "edu", "javafx", "JavaImporter", "JSAdapter", "load",
  "loadWithNewGlobal", "quit", "exit", "print", "readLine", "readFully", "engine", "context", "polyglot", "Graal",
  "importClass", "importPackage", "__FILE__", "__DIR__", "__LINE__", "__noSuchProperty__", "__noSuchMethod__", "arguments",
  "$ARG", "$ENV", "$EXEC", "$OPTIONS", "Debug"];

/** Names that must mean nothing, anywhere; and what makes code of a text, which must refuse. */
function refusals(found) {
  const problems = [];
  for (let i = 0; i < FORBIDDEN.length; i++) {
    if (FORBIDDEN[i] in globalThis || globalThis[FORBIDDEN[i]] !== undefined) {
      problems[problems.length] = "globalThis." + FORBIDDEN[i];
    }
    for (let n = 0; n < found.length; n++) {
      if (i < 12 && i !== 4 && i !== 10 && FORBIDDEN[i] in found[n][1] && FORBIDDEN[i] !== "com") {
        problems[problems.length] = found[n][0] + "." + FORBIDDEN[i];
      }
    }
  }
  const makers = { __proto__: null, eval: globalThis.eval, indirect: (0, globalThis.eval), Function,
    viaFunction: (function () {}).constructor, viaGenerator: (function* () {}).constructor,
    viaAsync: (async () => {}).constructor, viaAsyncGenerator: (async function* () {}).constructor,
    viaMethod: ({ m() {} }).m.constructor, viaBuiltin: parseInt.constructor, viaClass: (class {}).constructor,
    viaBound: (() => {}).bind(null).constructor, viaReflect: (text) => Reflect.construct(Function, [text]),
    viaTimer: (text) => setTimeout(text, 0) };
  for (const name in makers) {
    for (const call of [() => makers[name]("return 1"), () => new makers[name]("return 1"), () => makers[name]("1 + 1")]) {
      let made;
      try {
        made = call();
      } catch (error) {
        check(problems, name, error);
        continue;
      }
      if (typeof made === "function" || made === 2 || made === 1) {
        problems[problems.length] = name + " makes code";
      }
    }
  }
  return problems;
}

export async function onInvoke() {
  const more = [];
  const keep = async (name, make) => {
    try {
      more[more.length] = [name, await make()];
    } catch (error) {
      more[more.length] = [name, error];
    }
  };
  await keep("(fetched)", () => fetch("http://127.0.0.1/"));
  await keep("(digested)", () => crypto.subtle.digest("SHA-256", new Uint8Array(1)));
  await keep("(key)", () => crypto.subtle.generateKey({ name: "AES-GCM", length: 128 }, false, ["encrypt"]));
  await keep("(key pair)", () => crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]));
  await keep("(chunk)", () => new Response("b").body.getReader().read());
  await keep("(form data)", () => new Response("a=b", { headers: { "content-type": "application/x-www-form-urlencoded" } }).formData());
  const { found, problems } = walk(more);
  const functions = found.filter(([, value]) => typeof value === "function").length;
  return save.Response.json({ objects: found.length, functions, problems: [...problems, ...refusals(found)] });
}
