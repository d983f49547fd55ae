import { initials } from './format.js';

const TINTS = 6;

/** Initials on a colour that stays with the person. @param {Element} element */
export function paintAvatar(element, id, name) {
  element.className = `avatar tint-${id % TINTS}`;
  element.setAttribute('aria-hidden', 'true');
  element.textContent = initials(name);
  return element;
}

export const avatar = (id, name) => paintAvatar(document.createElement('span'), id, name);
