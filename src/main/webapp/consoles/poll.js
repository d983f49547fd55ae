const SLOWEST_MS = 30_000;

/**
 * Does something now and then until the signal is aborted; less and less often while it fails, and
 * not at all in a page that can't be seen.
 *
 * @param {() => Promise<boolean|void>} work answers false when it needn't be done any more
 * @param {number} pauseMs
 * @param {AbortSignal} signal
 * @param {(error: Error|null) => void} [onState] told of each failure, and of each success
 */
export async function poll(work, pauseMs, signal, onState = () => {}) {
  let pause = pauseMs;
  while (!signal.aborted) {
    try {
      if ((await work()) === false) return;
      pause = pauseMs;
      if (!signal.aborted) onState(null);
    } catch (error) {
      if (signal.aborted) return;
      pause = Math.min(pause * 2, SLOWEST_MS);
      onState(error);
    }
    await delay(pause, signal);
    await seen(signal);
  }
}

function delay(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

function seen(signal) {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('visibilitychange', resolve, { once: true, signal });
    signal.addEventListener('abort', resolve, { once: true });
  });
}
