import { el } from './dom.js';
import { webUrl } from './format.js';

const ADDRESS = /\bhttps?:\/\/[^\s<>"\p{Bidi_Control}]+/giu;
/** What ends a sentence or closes a bracket around an address is rarely a part of it. */
const TRAILING = '.,;:!?\'’”)]}';

/** A link to somewhere else, which isn't told where it was followed from. */
export function outsideLink(url, ...children) {
  const attributes = { href: url.href, target: '_blank', rel: 'noopener noreferrer' };
  return el('a', { ...attributes, title: url.href }, ...children);
}

/** An address is read from the left, whatever it's made of. */
function addressLink(url, address) {
  const link = outsideLink(url, address);
  link.setAttribute('dir', 'ltr');
  return link;
}

/** @param {string} text of others @returns {(string|Node)[]} the same with its addresses as links */
export function linkify(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    const url = webUrl(address);
    if (!url) continue;
    parts.push(text.slice(end, match.index), addressLink(url, address));
    end = match.index + address.length;
  }
  parts.push(text.slice(end));
  return parts;
}

function trimmed(address) {
  let end = address.length;
  while (TRAILING.includes(address[end - 1])) end--;
  // As in https://example.org/Bell_(instrument)
  if (address[end] === ')' && address.slice(0, end).includes('(')) end++;
  return address.slice(0, end);
}
