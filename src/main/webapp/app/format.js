const DAY_MS = 86_400_000;
const timeOfDay = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const shortDate = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const longDate = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const longDateWithYear = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });

export const time = (timestamp) => timeOfDay.format(new Date(timestamp));

/** Without AM or PM, where there is room for no more. */
export const clock = (timestamp) =>
  timeOfDay
    .formatToParts(new Date(timestamp))
    .filter(({ type }) => type !== 'dayPeriod')
    .map(({ value }) => value)
    .join('')
    .trim();

export const fullTime = (timestamp) => full.format(new Date(timestamp));

/** The day as a person would say it. */
export function day(timestamp) {
  const date = new Date(timestamp);
  const age = daysAgo(date);
  if (age === 0) return 'Today';
  if (age === 1) return 'Yesterday';
  const thisYear = date.getFullYear() === new Date().getFullYear();
  return (thisYear ? longDate : longDateWithYear).format(date);
}

/** As short as tells it apart: the time today, the weekday this week, else the date. */
export function when(timestamp) {
  const date = new Date(timestamp);
  const age = daysAgo(date);
  if (age <= 0) return time(timestamp);
  return (age < 7 ? weekday : shortDate).format(date);
}

/**
 * Text of others without what would reorder the text around it, for where it can't be isolated,
 * such as a title, and for names, where such characters are of no use.
 *
 * @param {string} text
 */
export const plain = (text) => text.replace(/\p{Bidi_Control}/gu, '');

/** @param {string} name */
export function initials(name) {
  const words = plain(name).trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...word][0] ?? '').join('').toUpperCase();
}

/** @param {import('./types.js').User} peer @param {import('./types.js').User} me */
export const nameOf = (peer, me) =>
  peer.id === me.id ? `${plain(peer.full_name)} (you)` : plain(peer.full_name);

/**
 * An http or https URL, or null: anything else must not become a link.
 *
 * @param {string} text
 * @param {string} [base] without it, absolute ones only
 */
export function webUrl(text, base) {
  try {
    const url = new URL(text, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}

/** Its last part, as a person would read it; empty for a host's root. @param {URL} url */
export function fileName(url) {
  return plain(decode(url.pathname.split('/').filter(Boolean).at(-1) ?? ''));
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function daysAgo(date) {
  const midnight = (d) => new Date(d.getFullYear(), d.getMonth(), d.getDate());
  return Math.round((midnight(new Date()) - midnight(date)) / DAY_MS);
}
