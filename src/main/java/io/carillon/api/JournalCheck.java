package io.carillon.api;

import io.carillon.chat.MessageJournal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Messages don't wait for their commit in numbers that make new ones fail. */
@ApplicationScoped
public class JournalCheck implements HealthCheck {

  @Inject private MessageJournal journal;

  @Override
  public String name() {
    return "journal";
  }

  /** Half full is degraded and no more: while the database answers, the queue empties by itself. */
  @Override
  public Result check() {
    int queued = journal.queued();
    int capacity = journal.capacity();
    return result(
        queued > capacity / 2 ? Status.DEGRADED : Status.UP,
        Map.of("queued", queued, "capacity", capacity));
  }
}
