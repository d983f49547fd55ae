import { batched, el, KeyedList } from '../app/dom.js';
import { plain } from '../app/format.js';
import { Field, choice } from '../consoles/form.js';
import { count } from '../consoles/ui.js';

const PAUSE_MS = 200;
const MOST = 20;

/** Finds people of a college and keeps those that are chosen. */
export class PeoplePicker {
  node;
  #context;
  #collegeId;
  #onChange;
  /** @type {Map<number, import('../app/types.js').User>} */
  #chosen = new Map();
  #found = [];
  #search = new Field('Find people', el('input', { type: 'search', autocomplete: 'off' }));
  #state = el('p', { class: 'muted', role: 'status' });
  #results = el('ul', { class: 'picker-results', 'aria-label': 'People found' });
  #chips = el('ul', { class: 'chips', 'aria-label': 'Chosen people' });
  #resultList = new KeyedList(this.#results);
  #chipList = new KeyedList(this.#chips);
  #render = batched(() => this.#show());
  #searches = 0;
  #timer = 0;

  /**
   * @param {import('../consoles/frame.js').Context} context
   * @param {() => number} collegeId
   * @param {() => void} onChange
   */
  constructor(context, collegeId, onChange) {
    this.#context = context;
    this.#collegeId = collegeId;
    this.#onChange = onChange;
    this.node = el('div', { class: 'picker' }, this.#chips, this.#search.node, this.#state, this.#results);
    this.#search.input.addEventListener('input', (event) => {
      event.stopPropagation();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#find(), PAUSE_MS);
    });
  }

  ids() {
    return [...this.#chosen.keys()];
  }

  people() {
    return [...this.#chosen.values()];
  }

  /** @param {import('../app/types.js').User[]} people in place of who is chosen */
  choose(people) {
    this.#chosen = new Map(people.map((person) => [person.id, person]));
    this.#render();
  }

  clear() {
    this.#chosen.clear();
    this.#found = [];
    this.#search.value = '';
    this.#state.textContent = '';
    this.#render();
  }

  focus() {
    this.#search.input.focus();
  }

  async #find() {
    const search = this.#search.value.trim();
    const mine = ++this.#searches;
    let found = [];
    let state = '';
    if (search) {
      try {
        const { items, total } = await this.#load(search);
        found = items.filter((person) => person.active !== false);
        state = found.length === 0 ? 'Nobody found.' : '';
        if (total > items.length) state = `${MOST} of ${count(total)}; type more to narrow it down.`;
        else if (total === undefined && items.length === MOST) {
          state = `The first ${MOST}; type more to narrow it down.`;
        }
      } catch (error) {
        if (this.#context.signal.aborted) return;
        state = error.message;
      }
    }
    if (mine !== this.#searches) return;
    this.#found = found;
    this.#state.textContent = state;
    this.#render();
  }

  /** Administrators have no college of their own to search; their call doesn't say how many there are. */
  #load(search) {
    const { api, user, signal } = this.#context;
    const query = { search, limit: MOST };
    if (user.role !== 'admin') return api.call('GET', 'users', { query, signal });
    query.college_id = this.#collegeId();
    return api.call('GET', 'admin/users', { query, signal });
  }

  #set(person, on) {
    if (on) this.#chosen.set(person.id, person);
    else this.#chosen.delete(person.id);
    this.#render();
    this.#onChange();
  }

  #show() {
    this.#chipList.render(
      [...this.#chosen.values()].map((person) => ({
        key: String(person.id),
        look: person.full_name,
        build: () => this.#chip(person),
      })),
    );
    this.#resultList.render(
      this.#found.map((person) => ({
        key: String(person.id),
        look: person.full_name,
        build: () => this.#result(person),
      })),
    );
    for (const input of this.#results.querySelectorAll('input')) {
      input.checked = this.#chosen.has(Number(input.value));
    }
  }

  #chip(person) {
    const remove = el(
      'button',
      { type: 'button', 'aria-label': `Remove ${plain(person.full_name)}` },
      el('bdi', {}, plain(person.full_name)),
      el('span', { 'aria-hidden': 'true' }, ' ×'),
    );
    remove.addEventListener('click', () => {
      this.#set(person, false);
      this.focus();
    });
    return el('li', {}, remove);
  }

  #result(person) {
    const { input, node } = choice(
      'checkbox',
      el(
        'span',
        {},
        el('bdi', {}, plain(person.full_name)),
        el('span', { class: 'muted' }, ` · ${person.username}`),
      ),
      { value: String(person.id) },
    );
    input.addEventListener('change', () => this.#set(person, input.checked));
    return el('li', {}, node);
  }
}
