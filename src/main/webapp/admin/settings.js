import { el } from '../app/dom.js';
import { badge, page } from '../consoles/ui.js';

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
    el('code', { class: 'setting-name' }, setting.name),
    el('div', { class: 'setting-value' }, shown(setting)),
    setting.configured ? badge('Set', 'good') : el('span', { class: 'muted' }, 'Default'),
  );

function shown({ value, secret, configured }) {
  if (secret) return el('span', { class: 'muted' }, configured ? 'Hidden' : 'None');
  return value === null ? el('span', { class: 'muted' }, 'None') : el('code', {}, value);
}
