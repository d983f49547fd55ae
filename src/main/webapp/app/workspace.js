import { AccountView } from './account-view.js';
import { announcement } from './announcement.js';
import { Announcer } from './announcer.js';
import { Api } from './api.js';
import { BegunMessages } from './begun.js';
import { Chat } from './chat.js';
import { ComposerView } from './composer-view.js';
import { ConversationView } from './conversation-view.js';
import { Desktop } from './desktop.js';
import { DesktopView } from './desktop-view.js';
import { batched, byId } from './dom.js';
import { plain } from './format.js';
import { Inbox } from './inbox.js';
import { LinkView } from './link-view.js';
import { Live } from './live.js';
import { News } from './news.js';
import { NotificationFeed } from './notification-feed.js';
import { NotificationsView } from './notifications-view.js';
import { PeopleView } from './people-view.js';
import { PlacesView } from './places-view.js';
import { ReadingView } from './reading-view.js';
import { fromRoot } from './root.js';
import { conversationPath, Router } from './router.js';
import { shareSession } from './session.js';
import { TextLimit } from './text-limit.js';
import { Toasts } from './toasts.js';

/** How long another window's doings may stay unseen here, less what an answer takes. */
const LOOK_MS = 4_000;

/** All that is on screen while someone is signed in, from sign-in to sign-out. */
export class Workspace {
  #listeners = new AbortController();
  #me;
  #onEnd;
  #api;
  #live;
  #chat;
  #inbox;
  #feed;
  #router;
  #link = new LinkView();
  #toasts = new Toasts();
  #announcer = new Announcer(byId('announcer'));
  #news = new News((what) => this.#onNews(what));
  #desktop = new Desktop((path) => this.#router.go(path));
  #places;
  #people;
  #conversation;
  #begun;
  #composer;
  #notifications;
  #reading;

  /**
   * @param {import('./session.js').Session} session
   * @param {(message: string) => void} onEnd
   */
  constructor(session, onEnd) {
    const { token, user } = session;
    const { signal } = this.#listeners;
    this.#me = user;
    this.#onEnd = onEnd;
    this.#api = new Api(token, () => this.#expired());
    const render = batched(() => this.#render());

    this.#chat = new Chat(
      user,
      this.#api,
      (draft) => this.#live.send(draft),
      (message) => this.#onMessage(message),
    );
    this.#chat.store.onChange(render);
    this.#inbox = new Inbox(this.#api, {
      onChange: render,
      onNew: (items) => this.#news.add(items.map(announcement)),
    });
    this.#feed = new NotificationFeed(this.#inbox, (id) => this.#live.followNotifications(id));
    this.#router = new Router(() => this.#render(), signal);

    this.#places = new PlacesView(user);
    this.#begun = new BegunMessages(user.id);
    this.#composer = new ComposerView(this.#begun, (...message) => {
      this.#conversation.scrollToEnd();
      this.#chat.drafts.send(...message);
    });
    this.#conversation = new ConversationView(this.#chat, () => this.#composer.focus());
    this.#people = new PeopleView(this.#chat, this.#api);
    this.#notifications = new NotificationsView(this.#inbox, () => this.#feed.refresh(), signal);
    this.#reading = new ReadingView(this.#api, this.#inbox, render, signal);
    new AccountView(user, () => this.#signOut(), signal);
    new DesktopView(this.#desktop, signal);
    shareSession(session, signal);
    byId('skip').addEventListener('click', (event) => this.#skip(event), { signal });

    byId('app').hidden = false;
    this.#start(token);
  }

  #start(token) {
    const { signal } = this.#listeners;
    this.#live = new Live(token, {
      onOnline: () => this.#refresh(),
      onState: (state) => this.#onState(state),
      onMessage: (message) => this.#chat.receive(message),
      onNotify: (notification) => this.#inbox.receive(notification),
      onRefused: () => this.#expired(),
    });
    this.#onState(this.#live.state);
    document.addEventListener('visibilitychange', () => document.hidden || this.#refresh(), {
      signal,
    });
    this.#look();
    this.#learnLimits();
    this.#chat.start();
    this.#feed.refresh();
    this.#render();
  }

  #refresh() {
    this.#chat.refresh();
    this.#feed.refresh();
    this.#people.refresh();
  }

  /** Other windows' doings aren't pushed: asks for them while somebody may see this one. */
  async #look() {
    const { signal } = this.#listeners;
    while (!signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      if (signal.aborted || document.hidden || !this.#live.isOnline) continue;
      await this.#chat.look();
      if (this.#inbox.unread) await this.#inbox.refresh().catch(() => {});
    }
  }

  async #learnLimits() {
    try {
      this.#composer.limit = new TextLimit(await this.#api.limits());
    } catch {
      // The server judges what is sent all the same.
    }
  }

  /** The address stays: its fragment says what is shown. */
  #skip(event) {
    event.preventDefault();
    byId('panes').focus();
  }

  #render() {
    if (this.#listeners.signal.aborted) return;
    const { route } = this.#router;
    const inMessages = route.place === 'messages';
    this.#follow(route);
    const { store } = this.#chat;
    const unread = { messages: store.unreadTotal(), notifications: this.#inbox.unread };

    byId('people-side').hidden = !inMessages;
    const isReading = this.#reading.show(route);
    const isOpen = isReading || store.openId !== null;
    // Before what is measured on screen: on a phone nothing else is shown.
    byId('app').classList.toggle('has-open', isOpen);
    byId('nothing-open').hidden = isOpen;
    byId('nothing-open-text').textContent = inMessages
      ? 'Pick a conversation, or find someone by name.'
      : 'Pick a notification to read it.';
    this.#places.render(route, unread);
    this.#people.render();
    this.#conversation.render();
    this.#composer.show(store.openId);
    this.#notifications.render(route);

    const total = unread.messages + unread.notifications;
    const topic = inMessages ? store.open?.peer.full_name : this.#reading.title || 'Notifications';
    document.title = plain(`${total ? `(${total}) ` : ''}${topic ? `${topic} · ` : ''}Carillon`);
  }

  /** The address says which conversation is open, so that Back closes it on a phone. */
  #follow({ place, peerId = null }) {
    const { store } = this.#chat;
    const wanted = place === 'messages' ? peerId : null;
    if (wanted === store.openId) return;
    if (wanted !== null && store.get(wanted)) this.#chat.openConversation(wanted);
    else if (store.openId !== null) this.#chat.closeConversation();
  }

  #onState(state) {
    this.#link.show(state);
    this.#chat.store.isOnline = this.#live.isOnline;
    this.#chat.store.changed();
  }

  #onMessage({ id, sender_id, sender_name, message, attachment }) {
    const text = message || (attachment && 'Attachment');
    this.#announcer.say(`${sender_name}: ${text}`);
    const path = conversationPath(sender_id);
    this.#tellDesktop({ id: `message ${id}`, title: sender_name, body: text, path });
  }

  /** Another window may be another person's. */
  #tellDesktop({ id, ...what }) {
    this.#desktop.show({ id: `${this.#me.id} ${id}`, ...what });
  }

  /** @param {import('./announcement.js').Announcement} what */
  #onNews(what) {
    if (this.#listeners.signal.aborted) return;
    const { id, label, title, text, path } = what;
    this.#announcer.say(`${label}: ${title} ${text}`);
    this.#tellDesktop({ id, title, body: text || label, path });
    if (!this.#notifications.isSeen) this.#toasts.show(what);
  }

  #signOut() {
    this.#api.logout().catch(() => {});
    this.#chat.drafts.forget();
    this.#end('');
    this.#begun.forget();
    history.replaceState(null, '', fromRoot('./'));
  }

  /** Where they were is where they come back to. */
  #expired() {
    this.#end('Your sign-in has ended. Please sign in again.');
  }

  #end(message) {
    if (this.#listeners.signal.aborted) return;
    this.#listeners.abort();
    this.#live.close();
    this.#chat.stop();
    this.#feed.stop();
    this.#people.dispose();
    this.#conversation.dispose();
    this.#composer.dispose();
    this.#toasts.clear();
    this.#announcer.clear();
    byId('app').hidden = true;
    document.title = 'Carillon';
    this.#onEnd(message);
  }
}
