const MOST_CHARACTERS = 64;
const CANNOT_BE_STORED = /[\0\p{Surrogate}]/u;

/** Sixteen random bytes in hex. */
export function newClientRef() {
  const bytes = new Uint8Array(16);
  // Pages without TLS have no crypto.randomUUID, Node 18 no crypto at all. Names must differ among
  // one sender's messages; nobody gains by guessing them.
  if (globalThis.crypto?.getRandomValues) crypto.getRandomValues(bytes);
  else bytes.forEach((_, i) => (bytes[i] = Math.random() * 256));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The server would answer a bad one without it, as one that doesn't know it at all does.
 *
 * @param {unknown} ref
 */
export function requireClientRef(ref) {
  const good =
    typeof ref === 'string' &&
    ref.length > 0 &&
    [...ref].length <= MOST_CHARACTERS &&
    !CANNOT_BE_STORED.test(ref);
  if (!good) throw new TypeError('clientRef must be a string of 1 to 64 characters');
}
