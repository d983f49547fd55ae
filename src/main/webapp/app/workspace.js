import { Api } from './api.js';
import { Chat } from './chat.js';
import { ComposerView } from './composer-view.js';
import { ConversationView } from './conversation-view.js';
import { batched, byId } from './dom.js';
import { LinkView } from './link-view.js';
import { PeopleView } from './people-view.js';

/** All that is on screen while someone is signed in, from sign-in to sign-out. */
export class Workspace {
  #api;
  #chat;
  #people;
  #conversation;
  #composer;
  #link = new LinkView();
  #listeners = new AbortController();
  #onEnd;

  /**
   * @param {import('./session.js').Session} session
   * @param {(message: string) => void} onEnd
   */
  constructor(session, onEnd) {
    this.#onEnd = onEnd;
    this.#api = new Api(session.token, () =>
      this.#end('Your sign-in has ended. Please sign in again.'),
    );
    this.#chat = new Chat(session, this.#api, {
      onLink: (state) => this.#link.show(state),
      onIncoming: (message) => this.#announce(message),
    });
    const { store } = this.#chat;
    this.#composer = new ComposerView((...message) => {
      this.#conversation.scrollToEnd();
      this.#chat.send(...message);
    });
    this.#conversation = new ConversationView(this.#chat, () => this.#composer.focus());
    this.#people = new PeopleView(store, this.#api);
    const render = batched(() => this.#render());
    store.onChange(() => this.#listeners.signal.aborted || render());
    this.#listen();

    byId('me').textContent = session.user.full_name;
    byId('chat').hidden = false;
    this.#render();
    this.#chat.start();
  }

  #listen() {
    const { signal } = this.#listeners;
    byId('sign-out').addEventListener('click', () => this.#signOut(), { signal });
    addEventListener('hashchange', () => this.#route(), { signal });
    addEventListener('online', () => this.#chat.networkChanged(), { signal });
    addEventListener('offline', () => this.#link.refresh(), { signal });
    document.addEventListener(
      'visibilitychange',
      () => document.hidden || this.#chat.wake(),
      { signal },
    );
  }

  #render() {
    if (this.#listeners.signal.aborted) return;
    this.#route();
    const { store } = this.#chat;
    this.#people.render();
    this.#conversation.render();
    this.#composer.show(store.openId);
    const unread = store.unreadTotal();
    document.title = unread ? `(${unread}) Carillon` : 'Carillon';
  }

  /** The address says which conversation is open, so that Back closes it on a phone. */
  #route() {
    const { store } = this.#chat;
    const wanted = Number(location.hash.slice(1)) || null;
    if (wanted === store.openId) return;
    if (wanted !== null && store.get(wanted)) this.#chat.openConversation(wanted);
    else if (store.openId !== null) this.#chat.closeConversation();
  }

  #announce({ sender_name, message, attachment }) {
    byId('announcer').textContent = `${sender_name}: ${message || (attachment && 'Attachment')}`;
  }

  #signOut() {
    this.#api.logout().catch(() => {});
    this.#end('');
  }

  #end(message) {
    if (this.#listeners.signal.aborted) return;
    this.#listeners.abort();
    this.#chat.stop();
    this.#people.dispose();
    this.#conversation.dispose();
    this.#composer.dispose();
    byId('announcer').textContent = '';
    byId('chat').hidden = true;
    document.title = 'Carillon';
    history.replaceState(null, '', location.pathname + location.search);
    this.#onEnd(message);
  }
}
