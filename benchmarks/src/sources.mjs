// SPDX-License-Identifier: Apache-2.0
// Sources and bodies that are made rather than kept: many small functions, bundles of a size, an order of ten kilobytes.

import { mkdirSync, writeFileSync } from "node:fs";
import { WORK } from "./processes.mjs";

/** A small function that differs from all others of another number. */
export const small = (number) => `let calls = 0;

export async function onInvoke(request) {
  const { payload } = await request.json();
  calls++;
  return Response.json({ function: ${number}, payload, calls });
}
`;

/** Writes so many small functions to files and returns their paths. */
export function writeSmall(count) {
  mkdirSync(`${WORK}small`, { recursive: true });
  return Array.from({ length: count }, (_, i) => {
    const file = `${WORK}small/f${i}.js`;
    writeFileSync(file, small(i));
    return file;
  });
}

const part = (number, seed) => `
class Model${number} extends Base {
  #cache = new Map();
  constructor(fields) {
    super(fields, "model-${number}-${seed}");
    this.created = fields.created ?? ${seed};
  }
  get label() {
    return \`\${this.kind}:\${this.fields.name ?? "unnamed"}\`;
  }
  async load(reader, { limit = 10, ...rest } = {}) {
    const rows = await reader.read(this.kind, limit, rest);
    for (const { id, ...row } of rows) this.#cache.set(id, row);
    return [...this.#cache.entries()].map(([id, row]) => ({ id, ...row }));
  }
  static parse(text) {
    const fields = Object.fromEntries(text.split(";").map((pair) => pair.split("=").map((word) => word.trim())));
    if (!/^[a-z]+-\\d+$/.test(fields.id ?? "")) throw new TypeError("Model ${number} has no id");
    return new Model${number}(fields);
  }
}
registry.set("model-${number}", Model${number});
`;

/** One module of about so many bytes: classes, private members, destructuring, templates, as bundles have them. */
export function bundle(bytes, seed) {
  const parts = [
    "const registry = new Map();",
    "class Base { constructor(fields, kind) { this.fields = fields; this.kind = kind; } toJSON() { return this.fields; } }",
  ];
  let size = 0;
  for (let number = 0; size < bytes; number++) {
    parts.push(part(number, seed));
    size += parts.at(-1).length;
  }
  parts.push(`export async function onInvoke() {
  const model = registry.get("model-1").parse("id=item-1; name=first");
  return Response.json({ models: registry.size, label: model.label });
}
`);
  return parts.join("\n");
}

/** An order of about ten kilobytes as JSON. */
export const order = () => ({
  id: 4711,
  customer: { name: "Mari Maasikas", city: "Tartu", country: "EE" },
  lines: Array.from({ length: 85 }, (_, i) => ({
    sku: `SKU-${1000 + i}`,
    name: `Article number ${i}`,
    quantity: i % 7,
    price: 1.25 * (i + 1),
    tags: ["new", `row-${i}`, i % 2 ? "odd" : "even"],
  })),
});
