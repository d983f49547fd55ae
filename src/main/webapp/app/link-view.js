import { byId } from './dom.js';

/** Says whether the page is connected, and counts down to the next try. */
export class LinkView {
  #box = byId('link');
  #text = byId('link-text');
  #spoken = byId('link-spoken');

  /** @param {import('../carillon-client/carillon-client.js').ConnectionState} state */
  show(state) {
    this.#box.dataset.state = state.name;
    this.#text.textContent = words(state);
    // Spoken without the countdown: a reader would read out every second of it.
    const spoken = { online: 'Online', offline: 'Offline', reconnecting: 'Reconnecting' }[state.name];
    if (spoken && this.#spoken.textContent !== spoken) this.#spoken.textContent = spoken;
  }
}

function words({ name, secondsLeft }) {
  switch (name) {
    case 'online':
      return 'Online';
    case 'offline':
      return 'Offline';
    case 'reconnecting':
      return secondsLeft > 0 ? `Reconnecting in ${secondsLeft} s` : 'Reconnecting…';
    default:
      return 'Connecting…';
  }
}
