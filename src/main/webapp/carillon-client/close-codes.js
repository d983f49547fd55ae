const TOO_MANY_FRAMES_MS = 5_000;

/** The frame was at fault: sent again, it would end the connection again. */
const BAD_FRAME = new Set([1007, 1009]);
const TOKEN_ENDED = 4401;
const READS_TOO_SLOWLY = 4408;
const TOO_MANY_FRAMES = 4429;

/**
 * What a close code asks of a client.
 *
 * @param {number} code
 */
export function meaning(code) {
  return {
    badFrame: BAD_FRAME.has(code),
    tokenEnded: code === TOKEN_ENDED,
    /** Nothing is wrong with coming back at once: another token, or a chance to catch up. */
    atOnce: code === TOKEN_ENDED || code === READS_TOO_SLOWLY,
    floor: code === TOO_MANY_FRAMES ? TOO_MANY_FRAMES_MS : 0,
  };
}
