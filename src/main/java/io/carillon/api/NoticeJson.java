package io.carillon.api;

import io.carillon.notice.Notice;
import io.carillon.wire.Timestamps;

/** A notice. */
public record NoticeJson(
    long id,
    long collegeId,
    String title,
    String body,
    boolean isPublished,
    String createdAt,
    String updatedAt) {

  static NoticeJson of(Notice notice) {
    return new NoticeJson(
        notice.id(),
        notice.collegeId(),
        notice.title(),
        notice.body(),
        notice.published(),
        Timestamps.format(notice.createdAt()),
        Timestamps.format(notice.updatedAt()));
  }
}
