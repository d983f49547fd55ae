package io.carillon.notification;

import io.carillon.notice.NoticeCorrected;
import io.carillon.notice.NoticePublished;
import io.carillon.notice.NoticeWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * Tells a college of a notice, once, and keeps what inboxes say of it true. Observes during the
 * flush, not after success: the inbox row has to commit with the notice, and after-success
 * observers are skipped when the flush happens at commit.
 */
@ApplicationScoped
public class NoticeAnnouncer {

  @Inject private Notifications notifications;

  void announce(@Observes NoticePublished notice) {
    JsonObject data =
        Json.createObjectBuilder()
            .add("notice_id", notice.noticeId())
            .add("url", "/notices/" + notice.noticeId())
            .build();
    notifications.toReaders(
        new Recipients.NoticeReaders(notice.collegeId(), notice.noticeId()),
        new Announcement("New Notice", notice.title(), "notice", Optional.of(data)));
  }

  void correct(@Observes NoticeCorrected notice) {
    notifications.correct(notice.noticeId(), notice.title());
  }

  void remove(@Observes NoticeWithdrawn notice) {
    notifications.remove(notice.noticeId());
  }
}
