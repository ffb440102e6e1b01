// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import { html } from '../html.js';

/**
 * A chart over days, with the same figures as a table for those who cannot see it.
 *
 * @typedef {{name: string, colour: string, values: Array<number | null>}} Series colour: the name of a custom property
 * @param {{label: string, dates: string[], series: Series[], kind: 'stack' | 'lines', format: (value: number) => string,
 *   marks?: Array<{at: number, text: string}>}} props marks: moments in milliseconds, such as deployments
 */
export function Chart({ label, dates, series, kind, format, marks = [] }) {
  const frame = useRef(null);
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    const again = () => setTheme((turn) => turn + 1);
    const system = matchMedia('(prefers-color-scheme: dark)');
    addEventListener('themechange', again);
    system.addEventListener('change', again);
    return () => {
      removeEventListener('themechange', again);
      system.removeEventListener('change', again);
    };
  }, []);

  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const times = dates.map((date) => Date.parse(`${date}T12:00:00Z`) / 1000);
    const axis = {
      stroke: colour('--text-muted'),
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
      font: '11px system-ui, sans-serif',
    };
    // A scale of powers of ten has no zero.
    const lines = () => series.map(({ values }) => values.map((value) => (value === null ? null : Math.max(value, 1))));
    const stacked = kind === 'stack' ? stack(series.map(({ values }) => values)) : lines();
    const order = series.map((_, index) => index);
    // The highest sum is drawn first, and what is below it over it.
    if (kind === 'stack') order.reverse();
    const chart = new uPlot(
      {
        width: frame.current.clientWidth,
        height: 220,
        legend: { show: false },
        // True stands for nothing here: the chart takes what it is given for an element.
        cursor: { y: false, points: kind === 'lines' ? {} : { show: false } },
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
        scales: {
          x: { time: true, range: (_, least, most) => [least - 43_200, most + 43_200] },
          // What a hundredth waits for may be thousands of times what half of them do.
          y: kind === 'stack' ? { range: (_, least, most) => [0, Math.max(most * 1.1, 1)] } : { distr: 3, range: (_, least, most) => [1, 10 ** Math.ceil(Math.log10(Math.max(most, 10)))] },
        },
        axes: [
          { ...axis, space: 60, incrs: [86_400, 172_800, 604_800, 1_209_600, 2_592_000], values: (_, splits) => splits.map((at) => new Date(at * 1000).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })) },
          { ...axis, size: 62, values: (_, splits) => splits.map((value) => (value === null ? '' : format(value))) },
        ],
        series: [
          {},
          ...order.map((index) => ({
            label: series[index].name,
            stroke: colour(series[index].colour),
            width: kind === 'stack' ? 0 : 2,
            fill: kind === 'stack' ? colour(series[index].colour) : undefined,
            paths: kind === 'stack' ? uPlot.paths.bars({ size: [0.7, 40], radius: 0.08 }) : uPlot.paths.linear(),
            points: { show: kind === 'lines', size: 5 },
            spanGaps: false,
          })),
        ],
        hooks: {
          draw: [
            (drawn) => {
              const { ctx, bbox } = drawn;
              ctx.save();
              for (const { at } of marks) {
                const x = Math.round(drawn.valToPos(at / 1000, 'x', true));
                if (x < bbox.left || x > bbox.left + bbox.width) continue;
                ctx.beginPath();
                ctx.moveTo(x, bbox.top);
                ctx.lineTo(x, bbox.top + bbox.height);
                // Seen over any bar, because it has an edge of the ground.
                ctx.setLineDash([]);
                ctx.strokeStyle = colour('--surface');
                ctx.lineWidth = 3 * devicePixelRatio;
                ctx.stroke();
                ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
                ctx.strokeStyle = colour('--text');
                ctx.lineWidth = 1.5 * devicePixelRatio;
                ctx.stroke();
              }
              ctx.restore();
            },
          ],
        },
        plugins: [tooltip(dates, series, format, marks)],
      },
      [times, ...order.map((index) => stacked[index])],
      frame.current,
    );
    const observer = new ResizeObserver(() => chart.setSize({ width: frame.current.clientWidth - 24, height: 220 }));
    observer.observe(frame.current);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [JSON.stringify([dates, series, marks]), kind, theme]);

  return html`
    <div class="chart" ref=${frame} role="img" aria-label=${`${label}. The figures stand in the table below.`}></div>
    <div class="legend" aria-hidden="true">
      ${series.map(({ name, colour }) => html`<span key=${name}><i style=${{ background: `var(${colour})` }}></i>${name}</span>`)}
      ${marks.length > 0 && html`<span><i style=${{ background: 'var(--text)' }}></i>deployment</span>`}
      <span>Days are in UTC</span>
    </div>
    <details class="chart-table">
      <summary>The figures as a table</summary>
      <div class="table-frame">
        <table role="table">
          <caption class="sr-only">${label}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">Day (UTC)</th>
              ${series.map(({ name }) => html`<th key=${name} scope="col" role="columnheader" class="right">${name}</th>`)}
              ${marks.length > 0 && html`<th scope="col" role="columnheader">Deployments</th>`}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${dates.map(
              (date, index) => html`<tr key=${date} role="row">
                <th scope="row" role="rowheader">${date}</th>
                ${series.map(
                  ({ name, values }) => html`<td key=${name} role="cell" data-name=${name} class="right">
                    <div class="cell">${values[index] === null ? '–' : format(values[index])}</div>
                  </td>`,
                )}
                ${marks.length > 0 &&
                html`<td role="cell" data-name="Deployments"><div class="cell">${marksOf(marks, date).map(({ text }) => text).join(', ') || '–'}</div></td>`}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `;
}

/** The marks of a day in UTC. */
function marksOf(marks, date) {
  return marks.filter(({ at }) => new Date(at).toISOString().startsWith(date));
}

function stack(rows) {
  const sums = [];
  const below = new Array(rows[0]?.length ?? 0).fill(0);
  for (const row of rows) {
    row.forEach((value, index) => (below[index] += value ?? 0));
    sums.push([...below]);
  }
  return sums;
}

/** Says the figures of the day that the pointer is over. */
function tooltip(dates, series, format, marks) {
  let box;
  return {
    hooks: {
      init: (chart) => {
        box = document.createElement('div');
        box.className = 'chart-tip';
        box.hidden = true;
        chart.over.append(box);
      },
      setCursor: (chart) => {
        const { idx, left } = chart.cursor;
        box.hidden = idx === null || idx === undefined || left < 0;
        if (box.hidden) return;
        const figures = series.filter(({ values }) => values[idx]).map(({ name, values }) => `${name}: ${format(values[idx])}`);
        box.textContent = [dates[idx], ...figures, ...marksOf(marks, dates[idx]).map(({ text }) => text)].join('\n');
        const width = chart.over.clientWidth;
        box.style.left = `${Math.min(left + 12, Math.max(0, width - box.offsetWidth))}px`;
      },
    },
  };
}
