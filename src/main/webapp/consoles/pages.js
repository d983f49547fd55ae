import { el } from '../app/dom.js';
import { nothing, quietButton } from './ui.js';

/**
 * A list that grows by a page at a time.
 *
 * @template T
 * @param {object} options
 * @param {(last: T|null) => Promise<T[]>} options.load the page after an item
 * @param {number} options.size of a page that may have another behind it
 * @param {(item: T) => Node} options.row
 * @param {Element} options.list where rows go
 * @param {Element} [options.show] what is shown, if the list is only a part of it
 * @param {Node} options.empty what is shown when there are none
 */
export async function growingList({ load, size, row, list, show = list, empty }) {
  let last = null;
  const more = quietButton('Show more', async () => {
    more.disabled = true;
    state.textContent = '';
    try {
      await add();
    } catch (error) {
      state.textContent = error.message;
    } finally {
      more.disabled = false;
    }
  });
  const state = el('p', { class: 'message', role: 'alert' });

  async function add() {
    const items = await load(last);
    last = items.at(-1) ?? last;
    const rows = items.map(row);
    list.append(...rows);
    more.hidden = items.length < size;
  }

  await add();
  return last
    ? el('div', {}, show, state, el('div', { class: 'more' }, more))
    : (empty ?? nothing('Nothing here yet.'));
}
