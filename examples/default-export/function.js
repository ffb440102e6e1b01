// The shortest style: the default export is handed the parsed body and answers with a plain value.
export default function ({ items = [] }, context) {
  const total = items.reduce((sum, { price, amount = 1 }) => sum + price * amount, 0);

  return { total, currency: context.env.CURRENCY, inTime: context.getRemainingTimeInMillis() > 0 };
}
