export { ChatConnection } from './chat.js';
export { newClientRef } from './client-ref.js';
export { CarillonEvent } from './event.js';
export { NotificationsConnection } from './notifications.js';
export { SendError } from './send-error.js';
