/** What a browser tells of its network and its user; Node tells nothing. */

export function isOffline() {
  return globalThis.navigator?.onLine === false;
}

/**
 * @param {() => void} onChange the network came or went, perhaps for another one
 * @param {() => void} onShown the page is looked at again: its timers may have slept
 * @returns {() => void} ends the watch
 */
export function watchNetwork(onChange, onShown) {
  const { document } = globalThis;
  const onVisibility = () => {
    if (document.visibilityState === 'visible') onShown();
  };
  globalThis.addEventListener?.('online', onChange);
  globalThis.addEventListener?.('offline', onChange);
  document?.addEventListener('visibilitychange', onVisibility);
  return () => {
    globalThis.removeEventListener?.('online', onChange);
    globalThis.removeEventListener?.('offline', onChange);
    document?.removeEventListener('visibilitychange', onVisibility);
  };
}
