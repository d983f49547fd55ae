import { el } from '../app/dom.js';
import { fullTime, when } from '../app/format.js';

const number = new Intl.NumberFormat();

/** @param {number} value */
export const count = (value) => number.format(value);

/** @param {number} total */
export const people = (total) => `${count(total)} ${total === 1 ? 'person' : 'people'}`;

export function button(label, kind, onClick) {
  const node = el('button', { class: kind, type: 'button' }, label);
  if (onClick) node.addEventListener('click', onClick);
  return node;
}

export const quietButton = (label, onClick) => button(label, 'quiet', onClick);

/** @param {string} href @param {string} label @param {string} [kind] */
export const linkButton = (href, label, kind = 'quiet') =>
  el('a', { class: `button ${kind}`, href }, label);

/** @param {string} text @param {'good'|'pending'|'fault'|'plain'} tone */
export const badge = (text, tone) => el('span', { class: `pill pill-${tone}` }, text);

/** @param {string} timestamp */
export const moment = (timestamp) =>
  el('time', { datetime: timestamp, title: fullTime(timestamp) }, when(timestamp));

const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** The same in full, for what may be far off or still to come. @param {string} timestamp */
export const exactly = (timestamp) =>
  el('time', { datetime: timestamp }, date.format(new Date(timestamp)));

/**
 * A page with its heading.
 *
 * @param {string} title
 * @param {{back?: {href: string, label: string}, actions?: Node[], lead?: Node|string}} options
 * @param {...Node} children
 */
export function page(title, { back, actions = [], lead } = {}, ...children) {
  return el(
    'div',
    { class: 'page' },
    back && el('a', { class: 'page-back', href: back.href }, `‹ ${back.label}`),
    el(
      'div',
      { class: 'page-head' },
      el('h1', { tabindex: '-1' }, title),
      actions.length > 0 && el('div', { class: 'actions' }, ...actions),
    ),
    lead && el('p', { class: 'page-lead muted' }, lead),
    ...children,
  );
}

/** @param {string} title @param {...(Node|string|false|null)} children */
export const panel = (title, ...children) =>
  el('section', { class: 'panel' }, title && el('h2', {}, title), ...children);

export const nothing = (text, ...children) => el('div', { class: 'nothing' }, el('p', {}, text), ...children);

/** What is shown in place of something that couldn't be had. */
export function failure(error, onRetry) {
  return el(
    'div',
    { class: 'page' },
    el('h1', { tabindex: '-1' }, error.status === 404 ? 'Not there' : 'That didn’t work'),
    el('p', { class: 'message', role: 'alert' }, error.message),
    el('div', { class: 'actions' }, quietButton('Try again', onRetry)),
  );
}

/** @param {string} name empty for a column of buttons, which needs a name for ears only */
const heading = (name) =>
  el('th', { scope: 'col' }, name || el('span', { class: 'sr-only' }, 'Actions'));

/**
 * A table that scrolls sideways where it has to.
 *
 * @param {string} label
 * @param {string[]} columns
 * @param {Node[][]} rows
 */
export function table(label, columns, rows) {
  return el(
    'div',
    { class: 'table-scroll', role: 'region', 'aria-label': label, tabindex: '0' },
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, ...columns.map(heading))),
      el('tbody', {}, ...rows.map((cells) => el('tr', {}, ...cells.map((cell) => el('td', {}, cell))))),
    ),
  );
}

/** Keeps a button from being pressed twice while its work is under way. */
export async function busy(node, work) {
  if (node.getAttribute('aria-disabled') === 'true') return;
  node.setAttribute('aria-disabled', 'true');
  try {
    await work();
  } finally {
    node.removeAttribute('aria-disabled');
  }
}
