package io.carillon.api;

import io.carillon.notice.Notice;
import io.carillon.wire.Timestamps;
import java.util.Optional;

/**
 * A notice.
 *
 * @param collegeName left out in lists
 * @param authorName left out in lists, and when it isn't known
 */
public record NoticeJson(
    long id,
    long collegeId,
    String collegeName,
    String authorName,
    String title,
    String body,
    boolean isPublished,
    String createdAt,
    String updatedAt) {

  static NoticeJson of(Notice notice) {
    return of(notice, Optional.empty(), Optional.empty());
  }

  static NoticeJson of(Notice notice, Optional<String> college, Optional<String> author) {
    return new NoticeJson(
        notice.id(),
        notice.collegeId(),
        college.orElse(null),
        author.orElse(null),
        notice.title(),
        notice.body(),
        notice.published(),
        Timestamps.format(notice.createdAt()),
        Timestamps.format(notice.updatedAt()));
  }
}
