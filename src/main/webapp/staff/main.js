import { startConsole } from '../consoles/start.js';
import { toACollege } from './colleges.js';
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
    { path: '/notices', page: toACollege(noticesPage) },
    { path: '/notices/new', page: toACollege(noticePage) },
    { path: '/notices/:id', page: toACollege(noticePage) },
    { path: '/messages', page: toACollege(messagesPage) },
    { path: '/messages/new', page: toACollege(composePage) },
    { path: '/messages/:id', page: toACollege(messagePage) },
  ],
});
