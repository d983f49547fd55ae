/** @param {string} id */
export const byId = (id) => document.getElementById(id);

/**
 * Makes an element. Text becomes a text node, never markup.
 *
 * @param {string} tag
 * @param {Record<string, string|boolean|null|undefined>} [attributes]
 * @param {...(Node|string|null|undefined|false)} children
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value || value === '') element.setAttribute(name, value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

/**
 * Whether a key belongs to an input method that composes text. Safari tells of Enter only after the
 * composition has ended, and then by its code alone.
 *
 * @param {KeyboardEvent} event
 */
export const isComposing = (event) => event.isComposing || event.keyCode === 229;

/** Calls `render` once soon after any number of calls of the function it returns. */
export function batched(render) {
  let due = 0;
  return () => {
    // A timer, not an animation frame: those stop in a page that can't be seen.
    due ||= setTimeout(() => {
      due = 0;
      render();
    }, 16);
  };
}

/**
 * Keeps a list of elements on screen without touching those that stay the same, so that focus,
 * selection and scroll position survive.
 *
 * @typedef {{key: string, build: () => Element, look: unknown}} Item `look`: all that `build` shows
 */
export class KeyedList {
  #parent;
  /** @type {Map<string, {look: string, node: Element}>} */
  #shown = new Map();

  /** @param {Element} parent */
  constructor(parent) {
    this.#parent = parent;
  }

  /** @param {Item[]} items */
  render(items) {
    const next = new Map();
    for (const { key, build, look } of items) {
      const wanted = JSON.stringify(look);
      const shown = this.#shown.get(key);
      next.set(key, shown?.look === wanted ? shown : { look: wanted, node: build() });
    }
    const keep = new Set([...next.values()].map(({ node }) => node));
    for (const { node } of this.#shown.values()) if (!keep.has(node)) node.remove();

    let at = this.#parent.firstChild;
    for (const { node } of next.values()) {
      if (node === at) at = at.nextSibling;
      else this.#parent.insertBefore(node, at);
    }
    this.#shown = next;
  }
}
