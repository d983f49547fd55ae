import { el } from '../app/dom.js';

let dialogs = 0;

/**
 * Asks before something is done that can't be taken back.
 *
 * @param {{title: string, text: string, action: string, danger?: boolean}} question `action` is
 *   what the button says
 * @returns {Promise<boolean>}
 */
export function confirmed({ title, text, action, danger = false }) {
  const id = `dialog-${++dialogs}`;
  const cancel = el('button', { class: 'quiet', value: '' }, 'Cancel');
  const go = el('button', { class: danger ? 'danger' : 'primary', value: 'go' }, action);
  const dialog = el(
    'dialog',
    { 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-text` },
    el(
      'form',
      { method: 'dialog' },
      el('h2', { id: `${id}-title` }, title),
      el('p', { id: `${id}-text` }, text),
      el('div', { class: 'actions' }, cancel, go),
    ),
  );
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'go');
    });
    dialog.showModal();
  });
}
