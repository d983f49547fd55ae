/**
 * The JSON shapes of the server, and what this page adds to them.
 *
 * @typedef {object} User
 * @property {number} id
 * @property {string} full_name
 * @property {string} [username] not known of someone who just wrote for the first time
 * @property {string} [role]
 * @property {number|null} [college_id]
 *
 * @typedef {object} Message
 * @property {number} id
 * @property {number} sender_id
 * @property {string} sender_name
 * @property {number} receiver_id
 * @property {string} message
 * @property {string|null} attachment
 * @property {string} timestamp
 * @property {string|null} read_at
 * @property {string} [key] of the draft it was, so that its row on screen stays the same
 *
 * @typedef {object} Notification
 * @property {number} id
 * @property {string} title
 * @property {string} message
 * @property {string} notification_type
 * @property {string} timestamp
 * @property {object} [data]
 * @property {string} [excerpt] of the notice it tells of; not said of one that was just pushed
 * @property {boolean} [read] not said of one that was just pushed
 *
 * @typedef {object} Notice
 * @property {number} id
 * @property {number} college_id
 * @property {string} [college_name]
 * @property {string} [author_name] not known of all
 * @property {string} title
 * @property {string} body
 * @property {boolean} is_published
 * @property {string} created_at
 * @property {string} updated_at
 *
 * @typedef {'pending'|'failed'} DraftState
 *
 * @typedef {object} Draft what the user has sent and the server has not confirmed
 * @property {string} key by which the server knows it again
 * @property {number} receiver_id
 * @property {string} message
 * @property {string|null} attachment
 * @property {string} timestamp
 * @property {DraftState} state
 * @property {string} [error]
 *
 * @typedef {object} Conversation
 * @property {User} peer
 * @property {Message[]} messages oldest first, without gaps once `loaded`
 * @property {Draft[]} drafts
 * @property {Message|null} last
 * @property {number} unread
 * @property {number} readUpTo
 * @property {{unread: number, upTo: number}|null} opened how much was unread, up to which message,
 *   when it was opened
 * @property {number|null} newFrom the oldest message that was unread then, when it is here
 * @property {boolean} loaded the newest page of the history is here
 * @property {boolean} complete the oldest message is here
 */

export {};
