import { el } from '../app/dom.js';
import { badge, page } from '../consoles/ui.js';
import { inWords } from './measure.js';

/**
 * What is in effect. Values of secrets never come here.
 *
 * @param {import('../consoles/frame.js').Context} context
 */
export async function settingsPage({ api, signal }) {
  const { items } = await api.call('GET', 'admin/settings', { signal });
  return page(
    'Settings',
    {
      lead: 'Read once, at the start. Set them as environment variables or system properties and start the server anew.',
    },
    el('ul', { class: 'rows settings' }, ...items.map(row)),
  );
}

const row = (setting) =>
  el(
    'li',
    { class: 'row' },
    el(
      'div',
      {},
      el('code', { class: 'setting-name' }, setting.name),
      el('p', { class: 'muted' }, setting.meaning),
    ),
    el('div', { class: 'setting-value' }, shown(setting)),
    setting.configured ? badge('Set', 'good') : el('span', { class: 'muted' }, 'Default'),
  );

function shown({ name, value, secret, configured }) {
  if (secret) return el('span', { class: 'muted' }, configured ? 'Hidden' : 'None');
  if (value === null) return el('span', { class: 'muted' }, 'None');
  const words = inWords(name, value);
  return el('div', {}, words && `${words} `, el('code', { class: words ? 'muted' : null }, value));
}
