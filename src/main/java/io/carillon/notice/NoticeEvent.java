package io.carillon.notice;

/**
 * What changed about a notice for its members. Fired inside its transaction, while the persistence
 * context flushes: observers must not touch that context, and undo nothing when the transaction
 * rolls back.
 */
public sealed interface NoticeEvent permits NoticePublished, NoticeCorrected, NoticeWithdrawn {

  long noticeId();
}
