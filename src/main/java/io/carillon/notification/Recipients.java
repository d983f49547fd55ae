package io.carillon.notification;

/** Whom an announcement is for. */
public sealed interface Recipients {

  record User(long userId) implements Recipients {}

  record College(long collegeId) implements Recipients {}

  /** A college, as long as the notice is published. */
  record NoticeReaders(long collegeId, long noticeId) implements Recipients {}

  /** One page of a bulk message's audience, each of whom is linked to the notification. */
  record BulkPage(long bulkMessageId) implements Recipients {}
}
