import { badge, count } from '../consoles/ui.js';

/**
 * A bulk message as the server tells of it.
 *
 * @typedef {object} Bulk
 * @property {number} id
 * @property {number} college_id
 * @property {string|null} role
 * @property {boolean} listed
 * @property {string} title
 * @property {string} message
 * @property {'queued'|'sending'|'done'|'cancelled'|'failed'} status
 * @property {number} total
 * @property {number} sent
 * @property {number} failed people who were gone by then
 * @property {string|null} reason
 * @property {string|null} sender_name
 * @property {string} created_at
 */

const STATUSES = {
  queued: ['Waiting', 'pending'],
  sending: ['Sending', 'pending'],
  done: ['Sent', 'good'],
  cancelled: ['Cancelled', 'plain'],
  failed: ['Failed', 'fault'],
};

const ROLES = { student: 'students', staff: 'staff', admin: 'administrators' };

export const statusBadge = (status) => badge(...(STATUSES[status] ?? [status, 'plain']));

/** @param {Bulk} bulk */
export const isUnderWay = ({ status }) => status === 'queued' || status === 'sending';

/** @param {Bulk} bulk */
export function audienceOf({ role, listed }) {
  const who = role ? (ROLES[role] ?? role) : 'everyone';
  if (!listed) return who;
  return role ? `chosen ${who}` : 'chosen people';
}

/** @param {Bulk} bulk */
export function progressOf({ status, total, sent, failed }) {
  if (status === 'queued' && total === 0) return 'nobody yet';
  const gone = failed > 0 ? `, ${count(failed)} no longer there` : '';
  return sent === total
    ? `${count(sent)} reached${gone}`
    : `${count(sent)} of ${count(total)} reached${gone}`;
}
