import { el } from '../app/dom.js';

let dialogs = 0;

/**
 * Asks before something is done that can't be taken back.
 *
 * @param {object} question
 * @param {string} question.title
 * @param {string} question.text
 * @param {string} question.action what the button says that does it
 * @param {string} [question.stay] and the one that doesn't
 * @param {boolean} [question.danger]
 * @returns {Promise<boolean>}
 */
export function confirmed({ title, text, action, stay = 'Cancel', danger = false }) {
  const id = `dialog-${++dialogs}`;
  const cancel = el('button', { class: 'quiet', value: '' }, stay);
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
