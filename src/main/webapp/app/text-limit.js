const encoder = new TextEncoder();
const number = new Intl.NumberFormat();

/** Most bytes that a UTF-16 unit has in UTF-8. */
const BYTES_A_UNIT = 3;

/** How long a message may be, measured as the server does. */
export class TextLimit {
  #chars;
  #bytes;

  /** @param {{text_chars: number, text_bytes: number}} limits characters, and bytes in UTF-8 */
  constructor({ text_chars: chars, text_bytes: bytes }) {
    this.#chars = chars;
    this.#bytes = bytes;
  }

  /** @param {string} text @returns {string} how much is too much, empty when nothing is */
  excess(text) {
    if (text.length <= Math.min(this.#chars, this.#bytes / BYTES_A_UNIT)) return '';
    const chars = characters(text) - this.#chars;
    if (chars > 0) return tooLong(chars, 'character', this.#chars);
    const bytes = encoder.encode(text).length - this.#bytes;
    return bytes > 0 ? tooLong(bytes, 'byte', this.#bytes) : '';
  }
}

/** Those of Unicode: a pair of surrogates is one. */
function characters(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function tooLong(excess, unit, limit) {
  const units = excess === 1 ? unit : `${unit}s`;
  const why = unit === 'byte' ? ' Emoji and most scripts have more than one a character.' : '';
  return (
    `Too long by ${number.format(excess)} ${units}. ` +
    `A message has room for ${number.format(limit)}.${why}`
  );
}
