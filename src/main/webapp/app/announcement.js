import { plain, webUrl } from './format.js';
import { noticePath, notificationPath } from './router.js';

/**
 * A notification as it is shown: its words, its drawing and where it leads to.
 *
 * @typedef {object} Announcement
 * @property {string} id
 * @property {string} kind `notice`, `message` or `alert`
 * @property {string} label
 * @property {string} title
 * @property {string} text
 * @property {string} path
 * @property {URL|null} [link] an address elsewhere that came with it
 */

/** @param {import('./types.js').Notification} notification @returns {Announcement} */
export function announcement({ id, title, message, notification_type: type, data, excerpt = '' }) {
  const about = { id: `notification ${id}` };
  const noticeId = data?.notice_id;
  if (type === 'notice' && Number.isSafeInteger(noticeId) && noticeId > 0) {
    const path = noticePath(noticeId);
    // Its title is the same for all of them: the notice's own is what tells them apart.
    const words = { label: 'Notice', title: plain(message), text: excerpt };
    return { ...about, kind: 'notice', ...words, path, link: null };
  }
  const kind = type === 'notice' || type === 'message' ? type : 'alert';
  const label = { notice: 'Notice', message: 'Message', alert: 'Alert' }[kind];
  const link = typeof data?.url === 'string' ? webUrl(data.url) : null;
  return { ...about, kind, label, title: plain(title), text: message, path: notificationPath(id), link };
}
