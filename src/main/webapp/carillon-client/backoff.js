const BASE_MS = 1_000;
const CAP_MS = 30_000;

/**
 * Exponential backoff with full jitter: thousands of clients that lost one server at the same moment
 * come back spread over the whole interval, not in waves.
 *
 * @param {number} attempt from 0
 * @param {number} floor the least to wait, in ms
 * @param {() => number} random
 */
export function backoff(attempt, floor, random) {
  return floor + random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt);
}
