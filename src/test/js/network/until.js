/**
 * Waits for a condition.
 *
 * @param {() => unknown} condition
 * @param {string} what
 */
export async function until(condition, what, milliseconds = 60_000) {
  const end = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`In vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
