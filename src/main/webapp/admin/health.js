import { el } from '../app/dom.js';
import { badge } from '../consoles/ui.js';

const TONES = { UP: 'good', DEGRADED: 'pending', DOWN: 'fault' };
const WORDS = { UP: 'Up', DEGRADED: 'Degraded', DOWN: 'Down' };

/**
 * @typedef {{status: string, checks: {name: string, status: string, data: object}[]}} Health whether
 *   the server can serve, with all its checks
 */

/** @param {import('../consoles/frame.js').Context} context @returns {Promise<Health>} */
export const health = ({ api, signal }) => api.call('GET', 'admin/health', { signal });

/** Entries in the queue of bulk messages; null when the broker doesn't tell. @param {Health} health */
export function queueDepth({ checks }) {
  return checks.find(({ name }) => name === 'broker')?.data?.queued ?? null;
}

export const healthBadge = (status) => badge(WORDS[status] ?? status, TONES[status] ?? 'plain');

export const checkLine = ({ name, status, data }) =>
  el(
    'li',
    {},
    el('span', { class: 'check-name' }, name),
    el(
      'span',
      { class: 'muted' },
      Object.entries(data ?? {})
        .map(([key, value]) => `${key.replaceAll('_', ' ')} ${value}`)
        .join(', '),
    ),
    healthBadge(status),
  );
