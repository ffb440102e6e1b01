// A delivery plan made with several general-purpose libraries: what a bundle of a few hundred kilobytes looks like.
/*! Bundles decimal.js, lodash, luxon, mustache and Papa Parse, all under the MIT licence; their texts are in LICENSES.md. */
import Decimal from "decimal.js";
import _ from "lodash";
import { DateTime, Duration, Interval, Settings } from "luxon";
import Papa from "papaparse";
import Mustache from "mustache";

Settings.defaultZone = "utc";
Settings.defaultLocale = "en-US";

const template = "{{#days}}{{date}} ({{weekday}}): {{#stops}}{{place}} x{{parcels}}{{^last}}, {{/last}}{{/stops}}\n{{/days}}";

export async function onInvoke(request) {
  const { payload } = await request.json();
  const { csv, start } = JSON.parse(payload);

  const { data, errors } = Papa.parse(csv.trim(), { header: true, dynamicTyping: true });
  const first = DateTime.fromISO(start);

  const days = _.chain(data)
    .groupBy("day")
    .map((rows, day) => {
      const date = first.plus({ days: Number(day) - 1 });
      const stops = _.orderBy(rows, ["parcels", "place"], ["desc", "asc"]);
      return {
        date: date.toISODate(),
        weekday: date.toFormat("cccc"),
        parcels: _.sumBy(rows, "parcels"),
        stops: stops.map((stop, index) => ({ ..._.pick(stop, ["place", "parcels"]), last: index === stops.length - 1 })),
      };
    })
    .sortBy("date")
    .value();

  const span = Interval.fromDateTimes(first, DateTime.fromISO(_.last(days).date).plus({ days: 1 }));
  return Response.json({
    plan: Mustache.render(template, { days }).trim().split("\n"),
    parcels: _.mapValues(_.keyBy(days, "date"), "parcels"),
    days: span.length("days"),
    driving: Duration.fromObject({ minutes: 25 * data.length }).shiftTo("hours", "minutes").toISO(),
    cost: data.reduce((sum, { parcels }) => sum.plus(new Decimal("1.10").times(parcels)), new Decimal(0)).toFixed(2),
    week: first.weekNumber,
    slug: _.kebabCase("Delivery Plan Über Tallinn"),
    problems: errors.length,
  });
}
