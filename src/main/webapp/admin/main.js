import { startConsole } from '../consoles/start.js';
import { collegesPage } from './colleges.js';
import { connectionsPage } from './connections.js';
import { overviewPage } from './overview.js';
import { queuePage } from './queue.js';
import { rosterPage } from './roster.js';
import { settingsPage } from './settings.js';
import { userPage } from './user.js';
import { usersPage } from './users.js';

startConsole({
  name: 'Admin console',
  roles: ['admin'],
  audience: 'administrators',
  navigation: [
    { label: 'Overview', href: '#/overview' },
    { label: 'Connections', href: '#/connections' },
    { label: 'Users', href: '#/users' },
    { label: 'Colleges', href: '#/colleges' },
    { label: 'Queue', href: '#/queue' },
    { label: 'Settings', href: '#/settings' },
  ],
  routes: [
    { path: '/overview', page: overviewPage },
    { path: '/connections', page: connectionsPage },
    { path: '/users', page: usersPage },
    { path: '/users/import', page: rosterPage },
    { path: '/users/:id', page: userPage },
    { path: '/colleges', page: collegesPage },
    { path: '/queue', page: queuePage },
    { path: '/settings', page: settingsPage },
  ],
});
