import { startConsole } from '../consoles/start.js';
import { composePage } from './compose.js';
import { messagePage } from './message.js';
import { messagesPage } from './messages.js';
import { noticePage } from './notice.js';
import { noticesPage } from './notices.js';

startConsole({
  name: 'Staff console',
  roles: ['staff', 'admin'],
  audience: 'staff',
  navigation: [
    { label: 'Notices', href: '#/notices' },
    { label: 'Bulk messages', href: '#/messages' },
  ],
  routes: [
    { path: '/notices', page: noticesPage },
    { path: '/notices/new', page: noticePage },
    { path: '/notices/:id', page: noticePage },
    { path: '/messages', page: messagesPage },
    { path: '/messages/new', page: composePage },
    { path: '/messages/:id', page: messagePage },
  ],
});
