import uPlot from '../webjars/uplot/1.6.30/dist/uPlot.esm.js';
import { el } from '../app/dom.js';

const HEIGHT = 190;
const DASH = [6, 4];
/** What is shown at first, too, when there is a moment or two. */
const SHORTEST_SECONDS = 60;
/** For half of the time at the very end. */
const ROOM_AT_THE_RIGHT = 36;
const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const timeOf = (seconds) => time.format(new Date(seconds * 1000));

/** A number with its unit, or a dash for none. */
export const measured = (value, unit = '') =>
  value === null || value === undefined ? '–' : `${number.format(value)}${unit}`;

/** uPlot 1.6.30 shows a month for a single moment, whatever its range: it gets an empty one before. */
function drawable([times, ...columns]) {
  if (times.length !== 1) return [times, ...columns];
  return [[times[0] - SHORTEST_SECONDS, times[0]], ...columns.map(([value]) => [null, value])];
}

function timesShown(low, high) {
  const end = high ?? Date.now() / 1000;
  return [Math.min(low ?? end, end - SHORTEST_SECONDS), end];
}

/** Lines over the last hour, each with its newest value in words. */
export class Chart {
  node;
  #plot = null;
  #place = el('div', { class: 'chart-place', role: 'img' });
  #series;
  #unit;
  #values;
  #data;
  #title;

  /**
   * @param {string} title
   * @param {{label: string, color: string}[]} series `color` names a custom property
   * @param {{unit?: string, signal: AbortSignal}} options
   */
  constructor(title, series, { unit = '', signal }) {
    this.#title = title;
    this.#series = series;
    this.#unit = unit;
    this.#data = [[], ...series.map(() => [])];
    this.#values = series.map(() => el('strong', {}, '–'));
    this.node = el(
      'figure',
      { class: 'panel chart' },
      el(
        'figcaption',
        {},
        el('h2', {}, title),
        el('ul', { class: 'legend' }, ...series.map((one, i) => this.#legend(one, i))),
      ),
      this.#place,
    );
    this.#observe(signal);
  }

  #legend({ label }, i) {
    return el('li', {}, el('span', { class: `swatch swatch-${i}`, 'aria-hidden': 'true' }), label, ' ', this.#values[i]);
  }

  /** Its colours are drawn, so they are drawn anew with the theme. */
  #observe(signal) {
    const size = new ResizeObserver(() => this.#fit());
    size.observe(this.#place);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#draw(), { signal });
    signal.addEventListener('abort', () => {
      size.disconnect();
      this.#plot?.destroy();
    });
  }

  /** @param {(number|null)[][]} data seconds, then a column for each series */
  show(data) {
    this.#data = drawable(data);
    this.#plot?.setData(this.#data);
    this.#tell(null);
    this.#place.setAttribute('aria-label', `${this.#title}, the last hour. Now: ${this.#now()}`);
  }

  #now() {
    return this.#series
      .map(({ label }, i) => `${label} ${measured(this.#data[i + 1].at(-1), this.#unit)}`)
      .join(', ');
  }

  /** @param {number|null} index of the moment that is pointed at, null for now */
  #tell(index) {
    for (const [i, node] of this.#values.entries()) {
      node.textContent = measured(this.#data[i + 1].at(index ?? -1), this.#unit);
    }
  }

  #fit() {
    const width = this.#place.clientWidth;
    if (width === 0) return;
    if (this.#plot) this.#plot.setSize({ width, height: HEIGHT });
    else this.#draw();
  }

  /** A colour as it is in the theme; the property itself may hold one for each. */
  #resolved(name) {
    this.#place.style.color = `var(${name})`;
    const { color } = getComputedStyle(this.#place);
    this.#place.style.removeProperty('color');
    return color;
  }

  #draw() {
    this.#plot?.destroy();
    const color = (name) => this.#resolved(name);
    const font = getComputedStyle(this.#place).fontFamily;
    const axis = {
      stroke: color('--muted'),
      grid: { stroke: color('--line'), width: 1 },
      ticks: { show: false },
      font: `12px ${font}`,
    };
    this.#plot = new uPlot(
      {
        width: this.#place.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        padding: [null, ROOM_AT_THE_RIGHT, null, null],
        cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
        scales: {
          x: { range: (plot, low, high) => timesShown(low, high) },
          y: { range: (plot, low, high) => [0, Math.max(1, (high ?? 0) * 1.15)] },
        },
        axes: [{ ...axis, size: 30, space: 90, values: (plot, ticks) => ticks.map(timeOf) }, { ...axis, size: 48, space: 40 }],
        series: [
          {},
          ...this.#series.map(({ label, color: name }, i) => ({
            label,
            stroke: color(name),
            width: 2,
            dash: i > 0 ? DASH : undefined,
            points: { show: false },
          })),
        ],
        hooks: { setCursor: [(plot) => this.#tell(plot.cursor.idx ?? null)] },
      },
      this.#data,
      this.#place,
    );
  }
}
