import { attachmentView } from './attachment.js';
import { avatar } from './avatar.js';
import { el } from './dom.js';
import { clock, fullTime, plain, time } from './format.js';
import { linkify } from './linkify.js';

/**
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./types.js').Draft} Draft
 *
 * @typedef {object} RowActions
 * @property {(draft: Draft) => void} retry
 * @property {(draft: Draft) => void} discard
 */

/** @param {string} text such as Today */
export function dayRow(text) {
  return el('li', { class: 'day' }, el('span', {}, text));
}

/** Before the first message that was unread. */
export function newRow() {
  return el('li', { class: 'day new-from' }, el('span', {}, 'New'));
}

/**
 * @param {Message} message
 * @param {boolean} first of a run by the same sender
 * @param {boolean} mine
 */
export function messageRow(message, first, mine) {
  const { sender_id, sender_name, timestamp } = message;
  const sent =
    mine &&
    el(
      'span',
      { class: 'sent', title: 'Sent' },
      el('span', { 'aria-hidden': 'true' }, '✓'),
      el('span', { class: 'sr-only' }, 'Sent'),
    );
  const parts = content(message);
  // Beside the end of what was written.
  if (sent) parts.findLast(Boolean).append(sent);
  return row(sender_id, sender_name, timestamp, first, mine, ...parts);
}

/**
 * @param {Draft} draft
 * @param {import('./types.js').User} me
 * @param {boolean} first of a run by the same sender
 * @param {boolean} isOnline
 * @param {RowActions} actions
 */
export function draftRow(draft, me, first, isOnline, actions) {
  const words = isOnline ? 'Sending…' : 'Waiting for the connection…';
  const state =
    draft.state === 'failed' ? failure(draft, actions) : el('p', { class: 'state' }, words);
  const node = row(me.id, me.full_name, draft.timestamp, first, true, ...content(draft), state);
  node.classList.add(draft.state);
  return node;
}

function row(senderId, senderName, timestamp, first, mine, ...body) {
  const shown = first ? time(timestamp) : clock(timestamp);
  const timeTag = el('time', { datetime: timestamp, title: fullTime(timestamp) }, shown);
  const name = el('span', { class: 'sender', dir: 'auto' }, plain(senderName));
  return el(
    'li',
    { class: `row${first ? ' first' : ''}${mine ? ' mine' : ''}` },
    el('div', { class: 'gutter' }, first ? avatar(senderId, senderName) : timeTag),
    el('div', { class: 'body' }, first && el('p', { class: 'head' }, name, timeTag), ...body),
  );
}

function content({ message, attachment }) {
  return [
    message && el('p', { class: 'text', dir: 'auto' }, ...linkify(message)),
    attachment && attachmentView(attachment),
  ];
}

function failure(draft, { retry, discard }) {
  return el(
    'div',
    { class: 'state', role: 'alert' },
    el('p', {}, `Not sent: ${draft.error}`),
    button('Try again', () => retry(draft)),
    button('Remove', () => discard(draft)),
  );
}

function button(label, onClick) {
  const element = el('button', { type: 'button', class: 'text-button' }, label);
  element.addEventListener('click', onClick);
  return element;
}
