// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";

const Person = z
  .object({
    name: z.string().min(2),
    age: z.number().int().positive().optional(),
    email: z.string().email(),
    tags: z.array(z.string()).default([]),
    kind: z.enum(["a", "b"]),
    born: z.coerce.date(),
    shape: z.discriminatedUnion("type", [
      z.object({ type: z.literal("circle"), radius: z.number() }),
      z.object({ type: z.literal("text"), text: z.string() }),
    ]),
    id: z.string().uuid(),
    counts: z.record(z.string(), z.number()),
  })
  .strict();

test("a valid value is parsed, converted and completed", () => {
  const person = Person.parse({
    name: "Ada",
    email: "ada@example.org",
    kind: "a",
    born: "1815-12-10",
    shape: { type: "circle", radius: 1 },
    id: "123e4567-e89b-42d3-a456-426614174000",
    counts: { one: 1 },
  });
  equal(person.tags, []);
  ok(person.born instanceof Date);
  equal(person.born.toISOString(), "1815-12-10T00:00:00.000Z");
});

test("each fault is named with its path", () => {
  const result = Person.safeParse({
    name: "A",
    age: -1,
    email: "x",
    kind: "c",
    born: "1815-12-10",
    shape: { type: "text", radius: 1 },
    id: "1",
    counts: { one: "1" },
    more: true,
  });
  equal(result.success, false);
  equal(
    result.error.issues.map((issue) => issue.path.join(".") + ":" + issue.code),
    [
      "name:too_small",
      "age:too_small",
      "email:invalid_string",
      "kind:invalid_enum_value",
      "shape.text:invalid_type",
      "id:invalid_string",
      "counts.one:invalid_type",
      ":unrecognized_keys",
    ],
  );
  ok(result.error instanceof z.ZodError);
  ok(result.error instanceof Error);
});

test("transformations, pipes and asynchronous refinements", async () => {
  const short = z.string().transform((text) => text.length).pipe(z.number().max(3));
  equal(short.parse("abc"), 3);
  equal(short.safeParse("abcd").success, false);
  equal(await z.string().refine(async (text) => text === "ok").parseAsync("ok"), "ok");
  await rejects("ZodError", z.string().refine(async () => false).parseAsync("no"));
});
