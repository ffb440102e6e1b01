// A sales report built with ramda; `npm run build` bundles it into bundle.js, which is what gets uploaded.
/*! Bundles ramda, under the MIT licence; its text is in LICENSES.md. */
import * as R from "ramda";

const revenue = ({ quantity, unitPrice }) => quantity * unitPrice;

const report = R.pipe(
  R.filter(R.propSatisfies(R.lt(0), "quantity")),
  R.groupBy(R.prop("region")),
  R.map(
    R.applySpec({
      orders: R.length,
      revenue: R.pipe(R.map(revenue), R.sum),
      products: R.pipe(R.pluck("product"), R.uniq, R.sortBy(R.identity)),
    }),
  ),
  R.toPairs,
  R.sortWith([R.descend(R.path([1, "revenue"])), R.ascend(R.head)]),
  R.map(([region, totals]) => R.mergeRight({ region }, totals)),
);

export async function onInvoke(request) {
  const { payload } = await request.json();
  const { sales } = JSON.parse(payload);
  // All of ramda is kept in the bundle, as by an author who passes the namespace around.
  console.debug(`ramda offers ${Object.keys(R).length} functions`);
  return Response.json({ report: report(sales), best: R.head(report(sales))?.region ?? null });
}
