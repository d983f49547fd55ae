import { el } from './dom.js';
import { fileName, webUrl } from './format.js';
import { outsideLink } from './linkify.js';

const IMAGE = /\.(?:avif|gif|jpe?g|png|webp)$/i;

/** Those that were asked for: a row that is made anew shows them again. */
const shown = new Set();

/**
 * A file that someone linked to. An image is fetched when it is asked for, not before: its host
 * would learn who has read the message, and when.
 *
 * @param {string} attachment
 */
export function attachmentView(attachment) {
  const url = linkUrl(attachment);
  if (!url) return el('p', { class: 'attachment', dir: 'auto' }, attachment);
  const view = el('div', { class: 'attachment' }, outsideLink(url, ...label(url)));
  if (IMAGE.test(url.pathname)) view.append(preview(url));
  return view;
}

/** A path is one on this page's host; it must not lead to another. */
function linkUrl(attachment) {
  if (!attachment.startsWith('/')) return webUrl(attachment);
  const url = webUrl(attachment, location.origin);
  return url?.origin === location.origin ? url : null;
}

/** Where it leads to is last and whole, whatever the file is called. */
function label(url) {
  const file = fileName(url);
  return [
    file && el('bdi', { class: 'attachment-file' }, file),
    el('bdi', { class: 'attachment-host', dir: 'ltr' }, url.host),
  ];
}

function preview(url) {
  const name = [fileName(url), url.host].filter(Boolean).join(' · ');
  const show = el(
    'button',
    { type: 'button', class: 'quiet', 'aria-label': `Show image ${name}` },
    'Show image',
  );
  const box = el('div', { class: 'preview' }, show);
  const load = (asked) => {
    const state = el('p', { class: 'hint', role: 'status' }, 'Loading the image…');
    const image = el('img', { alt: name, referrerpolicy: 'no-referrer', decoding: 'async' });
    image.addEventListener('load', () => {
      shown.add(url.href);
      const link = outsideLink(url, image);
      box.replaceChildren(link);
      // The button that had the focus is gone, unless someone has gone on in the meantime.
      if (asked && document.activeElement === document.body) link.focus({ preventScroll: true });
    });
    image.addEventListener('error', () => {
      state.textContent = 'The image couldn’t be loaded.';
      show.textContent = 'Try again';
      box.replaceChildren(state, show);
    });
    box.replaceChildren(state);
    image.src = url.href;
  };
  show.addEventListener('click', () => load(true));
  if (shown.has(url.href)) load(false);
  return box;
}
