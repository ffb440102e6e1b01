// One small shop written with the syntax of today: each line of the answer comes from a different language feature.
class Money {
  static #currencies = new Set(["EUR", "USD"]);
  #cents;

  constructor(cents, currency = "EUR") {
    if (!Money.#currencies.has(currency)) {
      throw new RangeError(`unknown currency ${currency}`);
    }
    this.#cents = cents;
    this.currency = currency;
  }

  static {
    this.zero = new Money(0);
  }

  static #sameCurrency(a, b) {
    return #cents in b && a.currency === b.currency;
  }

  plus(other) {
    if (!Money.#sameCurrency(this, other)) {
      throw new TypeError("cannot add different currencies");
    }
    return new Money(this.#cents + other.#cents, this.currency);
  }

  get text() {
    return `${(this.#cents / 100).toFixed(2)} ${this.currency}`;
  }
}

class Discounted extends Money {
  label = "discounted";

  get text() {
    return `${super.text} (${this.label})`;
  }
}

class EmptyBasket extends Error {
  name = "EmptyBasket";
}

function* numbered(items, start = 1) {
  for (const item of items) {
    yield [start++, item];
  }
}

async function* priced(items) {
  for (const { name, cents, tags: [firstTag = "none", ...otherTags] = [], ...rest } of items) {
    yield await Promise.resolve({ name, price: new Money(cents), firstTag, otherTags, rest });
  }
}

const shout = (strings, ...values) => String.raw({ raw: strings }, ...values.map((v) => `${v}`.toUpperCase()));

export const onInvoke = async (request) => {
  const { payload } = await request.json();
  const { items = [], customer } = JSON.parse(payload);

  const lines = [];
  let total = Money.zero;
  for await (const { name, price, firstTag, otherTags, rest } of priced(items)) {
    total = total.plus(price);
    lines.push({ name, price: price.text, firstTag, otherTags, ...rest });
  }

  const problems = [];
  try {
    if (items.length < 10) throw new EmptyBasket("fewer than ten items");
  } catch (error) {
    problems.push(`${error.name}: ${error.message}`, error instanceof Error && error instanceof EmptyBasket);
  } finally {
    problems.push("checked");
  }

  const byName = new Map(lines.map((line) => [line.name, line]));
  const settings = { currency: null, rounding: 0 };
  settings.currency ??= "EUR";
  settings.rounding ||= 2;
  settings.rounding &&= settings.rounding ** 3;

  const [, year, month] = /(\d{4})-(\d\d)/.exec("ordered on 2026-11-20");
  const later = await Promise.allSettled([Promise.resolve(1), Promise.reject(new TypeError("no"))]);

  outer: for (const a of [1, 2, 3]) {
    for (const b of [1, 2, 3]) {
      if (a * b === 4) {
        lines.push({ name: "label", firstTag: `${a}x${b}` });
        break outer;
      }
    }
  }

  return Response.json({
    lines,
    total: total.text,
    discounted: new Discounted(990).text,
    numbered: [...numbered(byName.keys())],
    city: customer?.address?.city ?? "unknown",
    phone: customer?.phone?.() ?? "no phone",
    loud: shout`dear ${customer?.name}!`,
    problems,
    settings,
    ordered: { year, month },
    flat: [[1, [2]], [3]].flat(Infinity),
    last: [1, 2, 3].at(-1),
    entries: Object.fromEntries(Object.entries({ a: 1, b: 2 }).map(([key, value]) => [value, key])),
    settled: later.map(({ status, value, reason }) => value ?? `${status}: ${reason.message}`),
    million: 1_000_000,
    ["computed" + 1]: "x".padStart(3, "-").replaceAll("-", "+"),
  });
};
