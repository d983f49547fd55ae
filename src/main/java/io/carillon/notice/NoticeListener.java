package io.carillon.notice;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;

/**
 * Tells by event what changes about a notice for its members, however it was written. Asks CDI each
 * time: providers make listeners themselves, and an injected field was null on Payara Micro 6.
 */
public class NoticeListener {

  @PostPersist
  @PostUpdate
  void written(Notice notice) {
    notice.written().ifPresent(NoticeListener::fire);
  }

  @PostRemove
  void removed(Notice notice) {
    fire(new NoticeWithdrawn(notice.id()));
  }

  private static void fire(NoticeEvent event) {
    CDI.current().getBeanManager().getEvent().fire(event);
  }
}
