const TIMES = 20;

/** Time that passes faster for a client, so that it waits for less. */
export const fastClock = {
  now: () => performance.now() * TIMES,
  setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds / TIMES),
  clearTimeout: (timer) => clearTimeout(timer),
};
