// SPDX-License-Identifier: Apache-2.0
package ee.functions.benchmark;

/**
 * Writes a module as a bundler would make it of an application and its libraries: many classes, functions and tables, of which
 * one request needs few.
 */
final class BundleSource {

    private static final int LENGTH = 64 * 1024;

    private static final String LIBRARY = """
            // node_modules/library-NUMBER/index.js
            var DEFAULTS_NUMBER = { retries: NUMBER, separator: "-", names: ["alpha", "beta", "gamma"], pattern: /^([a-z]+)-(\\d+)$/i };
            var LibraryError_NUMBER = class extends Error {
              constructor(message, { cause, code = "E_NUMBER" } = {}) {
                super(`library-NUMBER: ${message}`, { cause });
                this.name = "LibraryError_NUMBER";
                this.code = code;
              }
            };
            function normalize_NUMBER(value, options = {}) {
              const { separator, names, pattern } = { ...DEFAULTS_NUMBER, ...options };
              if (value === null || value === undefined) throw new LibraryError_NUMBER("a value is missing");
              const match = pattern.exec(String(value));
              return match ? [match[1].toLowerCase(), ...names].join(separator) : String(value).trim();
            }
            var Cache_NUMBER = class {
              #entries = new Map();
              #limit;
              constructor(limit = 100) {
                this.#limit = limit;
              }
              get size() {
                return this.#entries.size;
              }
              get(key, make) {
                if (this.#entries.has(key)) return this.#entries.get(key);
                if (this.#entries.size >= this.#limit) this.#entries.delete(this.#entries.keys().next().value);
                const made = make(key);
                this.#entries.set(key, made);
                return made;
              }
            };
            var Store_NUMBER = class extends Cache_NUMBER {
              static create(limit) {
                return new this(limit ?? DEFAULTS_NUMBER.retries);
              }
              async load(key, read) {
                for (let attempt = 0; attempt <= DEFAULTS_NUMBER.retries; attempt++) {
                  try {
                    return this.get(key, await read(key));
                  } catch (cause) {
                    if (attempt === DEFAULTS_NUMBER.retries) throw new LibraryError_NUMBER("it cannot be read", { cause });
                  }
                }
              }
              *keysOf(lists) {
                for (const [name, list] of Object.entries(lists)) for (const key of list) yield `${name}/${key}`;
              }
            };
            function summarize_NUMBER(items) {
              return items
                .filter(({ amount }) => amount > NUMBER)
                .map(({ amount, ...item }) => ({ ...item, amount: Math.round(amount * 100) / 100 }))
                .reduce((sum, { amount, currency = "EUR" }) => ({ ...sum, [currency]: (sum[currency] ?? 0) + amount }), {});
            }

            """;

    private static final String APPLICATION = """
            // src/main.js
            var store = Store_1.create(10);
            async function onInvoke(request) {
              const page = store.get("page", (key) => normalize_2(`${key}-1`));
              const totals = summarize_3([{ amount: 4 }, { amount: 5, currency: "USD" }]);
              return Response.json({ page, totals, method: request.method });
            }
            export { onInvoke };
            """;

    private BundleSource() {}

    /** The text of the module: ASCII, about 64 KB. */
    static String text() {
        StringBuilder text = new StringBuilder("// A bundle.\n");
        for (int i = 0; text.length() < LENGTH; i++) {
            text.append(LIBRARY.replace("NUMBER", String.valueOf(i)));
        }
        return text.append(APPLICATION).toString();
    }
}
