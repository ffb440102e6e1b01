// SPDX-License-Identifier: Apache-2.0

/**
 * Patterns of schedules, in words and as moments. The rules are those of docs/SCHEDULES.md: two dialects of cron, which number the days of
 * the week differently, and rates. All in UTC. The server judges patterns; this is to see what one means while it is written.
 */

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MONTH_NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const DAY_MS = 86_400_000;
/** Leap days and years in a pattern can be far away; further than this nobody waits. */
const MOST_DAYS = 366 * 30;

/**
 * @typedef {{every: boolean, values: Set<number>, text: string}} Numbers
 * @typedef {{kind: 'rate', amount: number, unit: 'minute' | 'hour' | 'day'}} Rate
 * @typedef {{kind: 'cron', eventBridge: boolean, minute: Numbers, hour: Numbers, days: string, month: Numbers, weekdays: string, year: Numbers}} Cron
 */

/** @param {string} pattern @returns {Rate | Cron} @throws {Error} with what is wrong, in words */
function parsePattern(pattern) {
  const text = pattern.trim();
  const rate = /^rate\(\s*(\d+)\s+(minute|hour|day)s?\s*\)$/i.exec(text);
  if (rate) {
    if (Number(rate[1]) === 0) throw new Error('A rate is 1 at least.');
    return { kind: 'rate', amount: Number(rate[1]), unit: /** @type {any} */ (rate[2].toLowerCase()) };
  }
  if (/^rate\(/i.test(text)) throw new Error('A rate is such as rate(5 minutes), rate(1 hour) or rate(2 days).');
  const wrapped = /^cron\((.*)\)$/i.exec(text);
  const fields = (wrapped ? wrapped[1] : text).trim().split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) throw new Error('Cron has five fields (minute, hour, day, month, weekday) or six (and the year).');
  const [minute, hour, days, month, weekdays, year = '*'] = fields;
  const eventBridge = Boolean(wrapped) || fields.length === 6 || /[?LW#]/i.test(days) || /[?L#]/i.test(weekdays.replace(/[A-Z]{3}/gi, ''));
  if (eventBridge && !/^[?*]$/.test(days) && !/^[?*]$/.test(weekdays)) throw new Error('One of the day of the month and the day of the week must be ?.');
  if (days === '?' && weekdays === '?') throw new Error('One of the day of the month and the day of the week must say something.');
  const cron = {
    kind: /** @type {const} */ ('cron'),
    eventBridge,
    minute: numbers(minute, 0, 59, [], 'minute'),
    hour: numbers(hour, 0, 23, [], 'hour'),
    days,
    month: numbers(month, 1, 12, MONTHS, 'month'),
    weekdays,
    year: numbers(year, 1970, 2199, [], 'year'),
  };
  dayTest(cron);
  return cron;
}

/** @returns {Numbers} */
function numbers(text, least, most, names, what) {
  const values = new Set();
  const one = (part) => {
    const named = names.indexOf(part.toUpperCase());
    const value = named >= 0 ? named + least : Number(part);
    if (!/^\d+$/.test(part) && named < 0) throw new Error(`${part} is no ${what}.`);
    if (value < least || value > most) throw new Error(`The ${what} is from ${least} to ${most}, not ${part}.`);
    return value;
  };
  for (const part of text.split(',')) {
    const [range, step] = part.split('/');
    if (step !== undefined && !/^[1-9]\d*$/.test(step)) throw new Error(`${part} has no good step.`);
    let from;
    let to;
    if (range === '*') [from, to] = [least, most];
    else if (range.includes('-')) [from, to] = range.split('-').map(one);
    else [from, to] = [one(range), step === undefined ? one(range) : most];
    if (from > to) throw new Error(`${range} goes down; ranges go up.`);
    for (let value = from; value <= to; value += Number(step ?? 1)) values.add(value);
  }
  return { every: text === '*', values, text };
}

/** The weekdays of a field, 0 for Sunday. */
function weekdaySet(text, eventBridge) {
  if (/^[*?]$/.test(text)) return null;
  // In UNIX Sunday ends a week as well as it begins one: FRI-SUN goes up.
  const ending = eventBridge ? text : text.replace(/-SUN\b/gi, '-7');
  const shifted = ending.replace(/\d+/g, (digits, at) => (ending[at - 1] === '/' ? digits : String(eventBridge ? Number(digits) - 1 : Number(digits))));
  const found = numbers(shifted, 0, eventBridge ? 6 : 7, DAYS, 'day of the week').values;
  return new Set([...found].map((value) => value % 7));
}

/** @param {Cron} cron @returns {(date: Date) => boolean} whether a day, at midnight in UTC, is one of the pattern's */
function dayTest({ days, weekdays, eventBridge }) {
  const dayOfMonth = (date) => date.getUTCDate();
  const length = (date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const working = (date) => date.getUTCDay() !== 0 && date.getUTCDay() !== 6;
  /** The weekday nearest to a day, within its month. */
  const nearest = (date, day) => {
    if (day > length(date)) return -1;
    const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day)).getUTCDay();
    if (weekday === 6) return day === 1 ? 3 : day - 1;
    if (weekday === 0) return day === length(date) ? day - 2 : day + 1;
    return day;
  };
  const any = (tests) => (date) => tests.some((test) => test(date));
  const inMonth = (text) => {
    const last = /^L(?:-(\d+))?$/i.exec(text);
    const near = /^(\d+)W$/i.exec(text);
    if (last) return (date) => dayOfMonth(date) === length(date) - Number(last[1] ?? 0);
    if (/^LW$/i.test(text)) return (date) => working(date) && dayOfMonth(date) === nearest(date, length(date));
    if (near) return (date) => dayOfMonth(date) === nearest(date, Number(near[1]));
    const set = numbers(text, 1, 31, [], 'day of the month').values;
    return (date) => set.has(dayOfMonth(date));
  };
  const inWeek = (text) => {
    const nth = /^(\w+)#([1-5])$/.exec(text);
    const final = /^(\w+)L$/i.exec(text);
    if (/^L$/i.test(text)) return (date) => date.getUTCDay() === 6;
    const set = weekdaySet((nth ?? (eventBridge ? final : null))?.[1] ?? text, eventBridge);
    if (nth) return (date) => set.has(date.getUTCDay()) && Math.ceil(dayOfMonth(date) / 7) === Number(nth[2]);
    if (final && eventBridge) return (date) => set.has(date.getUTCDay()) && dayOfMonth(date) > length(date) - 7;
    return (date) => set.has(date.getUTCDay());
  };
  const byDay = /^[*?]$/.test(days) ? null : any(days.split(',').map(inMonth));
  const byWeekday = /^[*?]$/.test(weekdays) ? null : any(weekdays.split(',').map(inWeek));
  if (!byDay && !byWeekday) return () => true;
  if (!byDay) return byWeekday;
  if (!byWeekday) return byDay;
  // As UNIX has it: a day in either counts, unless one of the fields begins with a star.
  return days.startsWith('*') || weekdays.startsWith('*') ? (date) => byDay(date) && byWeekday(date) : (date) => byDay(date) || byWeekday(date);
}

/**
 * The next moments of a pattern.
 * @param {string} pattern
 * @param {number} amount
 * @param {Date} [after] rates count from here too, because the moment when one was set is not known here
 * @returns {Date[]}
 */
export function nextRuns(pattern, amount, after = new Date()) {
  const parsed = parsePattern(pattern);
  if (parsed.kind === 'rate') {
    const step = parsed.amount * { minute: 60_000, hour: 3_600_000, day: DAY_MS }[parsed.unit];
    return Array.from({ length: amount }, (_, index) => new Date(after.getTime() + (index + 1) * step));
  }
  const found = [];
  const matches = dayTest(parsed);
  const hours = [...parsed.hour.values].sort((one, other) => one - other);
  const minutes = [...parsed.minute.values].sort((one, other) => one - other);
  const first = Math.floor(after.getTime() / DAY_MS) * DAY_MS;
  for (let index = 0; index < MOST_DAYS && found.length < amount; index++) {
    const date = new Date(first + index * DAY_MS);
    if (!parsed.year.values.has(date.getUTCFullYear()) || !parsed.month.values.has(date.getUTCMonth() + 1) || !matches(date)) continue;
    for (const hour of hours) {
      for (const minute of minutes) {
        const moment = date.getTime() + hour * 3_600_000 + minute * 60_000;
        if (moment > after.getTime() && found.length < amount) found.push(new Date(moment));
      }
    }
  }
  return found;
}

/** @param {string} pattern @returns {string} a sentence without its full stop */
export function inWords(pattern) {
  const parsed = parsePattern(pattern);
  if (parsed.kind === 'rate') {
    return parsed.amount === 1 ? `Every ${parsed.unit}` : `Every ${parsed.amount} ${parsed.unit}s`;
  }
  const time = timeWords(parsed);
  const days = dayWords(parsed);
  const parts = time.startsWith('Every') && days === 'every day' ? [time] : [time, days];
  if (!parsed.month.every) parts.push(`in ${list(runs(parsed.month.values, (value) => MONTH_NAMES[value - 1]))}`);
  if (!parsed.year.every) parts.push(`in ${list(runs(parsed.year.values, String))}`);
  return parts.filter(Boolean).join(' ');
}

function timeWords({ minute, hour }) {
  const step = (text) => /^(?:\*|0)\/(\d+)$/.exec(text)?.[1];
  const two = (value) => String(value).padStart(2, '0');
  const hours = hour.every ? '' : step(hour.text) ? `of every ${ordinal(Number(step(hour.text)))} hour` : `of the hours ${list(runs(hour.values, two))}`;
  if (minute.every) return hour.every ? 'Every minute' : `Every minute ${hours}`;
  if (step(minute.text)) return `Every ${step(minute.text)} minutes${hour.every ? '' : ` ${hours}`}`;
  if (hour.every) return minute.values.size === 1 && minute.values.has(0) ? 'Every hour' : `At minute ${list([...minute.values].map(String))} of every hour`;
  if (minute.text === '0' && step(hour.text)) return `Every ${step(hour.text)} hours`;
  if (minute.values.size === 1 && step(hour.text)) return `At minute ${[...minute.values][0]} ${hours}`;
  if (minute.values.size * hour.values.size <= 6) {
    return `At ${list([...hour.values].flatMap((each) => [...minute.values].map((value) => `${two(each)}:${two(value)}`)))}`;
  }
  return `At minute ${list(runs(minute.values, String))} ${hours}`;
}

function dayWords({ days, weekdays, eventBridge }) {
  const byDay = /^[*?]$/.test(days) ? '' : dayOfMonthWords(days);
  const byWeekday = /^[*?]$/.test(weekdays) ? '' : weekdayWords(weekdays, eventBridge);
  if (!byDay && !byWeekday) return 'every day';
  if (!byDay || !byWeekday) return byDay || byWeekday;
  return `${byDay}${days.startsWith('*') || weekdays.startsWith('*') ? ', if it is also ' : ' and '}${byWeekday}`;
}

function dayOfMonthWords(days) {
  const special = days.split(',').filter((part) => /[LW]/i.test(part));
  const plain = days.split(',').filter((part) => !/[LW]/i.test(part));
  const said = special.map((part) => {
    const last = /^L(?:-(\d+))?$/i.exec(part);
    if (last) return last[1] ? `${last[1]} days before the last day of the month` : 'on the last day of the month';
    if (/^LW$/i.test(part)) return 'on the last weekday of the month';
    return `on the weekday nearest to the ${ordinal(Number(part.slice(0, -1)))}`;
  });
  if (plain.length > 0) {
    const step = /^(?:\*|1)\/(\d+)$/.exec(days);
    const values = numbers(plain.join(','), 1, 31, [], 'day of the month').values;
    said.unshift(step ? `every ${ordinal(Number(step[1]))} day of the month` : `on the ${list(runs(values, ordinal))} of the month`);
  }
  return list(said);
}

function weekdayWords(weekdays, eventBridge) {
  const isSpecial = (part) => part.includes('#') || /^L$/i.test(part) || (eventBridge && /^\w+L$/i.test(part));
  const name = (value) => DAY_NAMES[value];
  const said = weekdays
    .split(',')
    .filter(isSpecial)
    .map((part) => {
      const nth = /^(\w+)#([1-5])$/.exec(part);
      if (nth) return `on the ${ORDINALS[Number(nth[2]) - 1]} ${name([...weekdaySet(nth[1], eventBridge)][0])} of the month`;
      return /^L$/i.test(part) ? 'on Saturday' : `on the last ${name([...weekdaySet(part.slice(0, -1), eventBridge)][0])} of the month`;
    });
  const plain = weekdays.split(',').filter((part) => !isSpecial(part));
  if (plain.length > 0) {
    const set = weekdaySet(plain.join(','), eventBridge);
    said.unshift(set.size === 7 ? 'every day' : `on ${list(runs(set, name))}`);
  }
  return list(said);
}

/** Neighbours as ranges: Monday to Friday. */
function runs(values, name) {
  const sorted = [...values].sort((one, other) => one - other);
  const found = [];
  for (let index = 0; index < sorted.length; ) {
    let end = index;
    while (sorted[end + 1] === sorted[end] + 1) end++;
    if (end - index >= 2) found.push(`${name(sorted[index])} to ${name(sorted[end])}`);
    else for (let at = index; at <= end; at++) found.push(name(sorted[at]));
    index = end + 1;
  }
  return found;
}

function list(texts) {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`;
}

function ordinal(value) {
  const tens = value % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
}
