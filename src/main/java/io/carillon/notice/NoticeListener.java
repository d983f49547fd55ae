package io.carillon.notice;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;

/**
 * Tells by event when a notice becomes published, however it was written. Asks CDI each time:
 * providers make listeners themselves, and an injected field was null on Payara Micro 6.
 */
public class NoticeListener {

  @PostPersist
  @PostUpdate
  void written(Notice notice) {
    if (notice.takeAnnouncement()) {
      CDI.current()
          .getBeanManager()
          .getEvent()
          .select(NoticePublished.class)
          .fire(new NoticePublished(notice.id(), notice.collegeId(), notice.title()));
    }
  }
}
