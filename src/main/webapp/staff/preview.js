import { el } from '../app/dom.js';

/** How members will see it, next to the form and kept up with it. */
export function preview() {
  const kind = el('p', { class: 'preview-kind muted' });
  const title = el('h3', { dir: 'auto' });
  const text = el('p', { class: 'preview-text', dir: 'auto' });
  return {
    node: el(
      'section',
      { class: 'preview', 'aria-labelledby': 'preview-title' },
      el('h2', { id: 'preview-title' }, 'Preview'),
      el('article', { class: 'panel' }, kind, title, text),
    ),

    /** @param {{kind: string, title: string, text: string, place: string}} shown */
    show(shown) {
      kind.textContent = `${shown.kind} · ${shown.place}`;
      title.textContent = shown.title.trim() || 'Title';
      title.classList.toggle('muted', !shown.title.trim());
      text.textContent = shown.text.trim() || 'Text';
      text.classList.toggle('muted', !shown.text.trim());
    },
  };
}
