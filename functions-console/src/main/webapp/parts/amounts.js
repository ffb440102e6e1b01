// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { html } from '../html.js';

const NUMBER = new Intl.NumberFormat('en-GB');
const COMPACT = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const STEPS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** @param {number} value */
export const count = (value) => NUMBER.format(value);
/** @param {number} value */
export const compact = (value) => (value < 10_000 ? NUMBER.format(value) : COMPACT.format(value));

/** @param {number | null | undefined} ms */
export function duration(ms) {
  if (ms === null || ms === undefined) return '–';
  if (ms < 1) return '<1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** @param {number | null | undefined} size in bytes */
export function bytes(size) {
  if (size === null || size === undefined) return '–';
  if (size < 1000) return `${size} B`;
  if (size < 1_000_000) return `${(size / 1000).toFixed(1)} kB`;
  return `${(size / 1_000_000).toFixed(1)} MB`;
}

/** @param {string} text */
export const byteLength = (text) => new TextEncoder().encode(text).length;

/** @param {number} part @param {number} whole */
export function percent(part, whole) {
  if (!whole) return '–';
  const value = (part / whole) * 100;
  return value > 0 && value < 0.1 ? '<0.1 %' : `${value.toFixed(value < 10 ? 1 : 0)} %`;
}

/** @param {string | number | Date} moment */
export function relative(moment) {
  const seconds = (new Date(moment).getTime() - Date.now()) / 1000;
  if (Math.abs(seconds) < 5) return 'now';
  const [unit, length] = STEPS.find(([, size]) => Math.abs(seconds) >= size) ?? STEPS[STEPS.length - 1];
  return RELATIVE.format(Math.trunc(seconds / length), unit);
}

/** How moments are shown. @type {Array<[string, string]>} */
export const TIMES = [
  ['relative', 'Relative'],
  ['local', 'Local'],
  ['utc', 'UTC'],
];
const KEPT = 'functions.times';
let times = 'relative';
try {
  const kept = localStorage.getItem(KEPT);
  if (TIMES.some(([key]) => key === kept)) times = kept;
} catch {
  // No storage is allowed.
}
/** @type {Set<() => void>} */
const watching = new Set();

/** How moments are shown, and a function that sets it. Who calls this renders again when it changes. @returns {[string, (chosen: string) => void]} */
export function useTimes() {
  const [, again] = useState(0);
  useEffect(() => {
    const listener = () => again((turn) => turn + 1);
    watching.add(listener);
    return () => watching.delete(listener);
  }, []);
  return [times, setTimes];
}

function setTimes(chosen) {
  times = chosen;
  try {
    localStorage.setItem(KEPT, chosen);
  } catch {
    // No storage is allowed: it lasts as long as the page.
  }
  for (const listener of watching) listener();
}

/** The zone that moments are shown in, in words. */
export const zoneTitle = () => (times === 'utc' ? 'UTC' : 'local time');

/** A format of moments that follows the chosen zone. @param {Intl.DateTimeFormatOptions} options @returns {(moment: string | number | Date) => string} */
export function zoned(options) {
  const local = new Intl.DateTimeFormat('en-GB', options);
  const utc = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return (moment) => (times === 'utc' ? utc : local).format(new Date(moment));
}

const MOMENT = zoned({ dateStyle: 'medium', timeStyle: 'medium' });

/** @param {string | number | Date} moment */
export const exact = (moment) => `${MOMENT(moment)}${times === 'utc' ? ' UTC' : ''}`;

/** A moment as it was chosen to be shown; in the other ways when the pointer rests on it. @param {{at: string | null}} props */
export function Time({ at }) {
  const [, again] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => again((turn) => turn + 1), 10_000);
    return () => clearInterval(timer);
  }, []);
  if (!at) return html`<span class="faint">–</span>`;
  const [shown, other] = times === 'relative' ? [relative(at), exact(at)] : [exact(at), relative(at)];
  return html`<time datetime=${at} title=${`${other}\n${new Date(at).toISOString()} (UTC)`}>${shown}</time>`;
}

/** Those that render each second. One clock serves all, because a list may have hundreds. @type {Set<() => void>} */
const everySecond = new Set();
let clock = 0;

function onEachSecond(act) {
  if (everySecond.size === 0) clock = setInterval(() => everySecond.forEach((each) => each()), 1000);
  everySecond.add(act);
  return () => {
    everySecond.delete(act);
    if (everySecond.size === 0) clearInterval(clock);
  };
}

/** Counts down to a moment. @param {{until: string}} props */
export function Countdown({ until }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => onEachSecond(() => setNow(Date.now())), []);
  const left = Math.max(0, Math.floor((Date.parse(until) - now) / 1000));
  const two = (value) => String(value).padStart(2, '0');
  const text = `${Math.floor(left / 3600)}:${two(Math.floor((left % 3600) / 60))}:${two(left % 60)}`;
  return html`<time class=${left < 3600 ? 'mono warn' : 'mono'} datetime=${until} title=${exact(until)}>${text}</time>`;
}

/** The first part of an id, which is enough to tell a few apart. @param {{value: string}} props */
export function ShortId({ value }) {
  return html`<code class="id" title=${value}>${value.slice(0, 8)}</code>`;
}
