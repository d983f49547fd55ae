package io.carillon.bulk;

import io.carillon.config.Claim;
import io.carillon.core.Problem;
import io.carillon.notification.Announcement;
import io.carillon.notification.AnnouncingTransactions;
import io.carillon.notification.Notifications;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does what the queue says. Each step is one transaction of its own and looks first whether it was
 * done already, so that a message delivered twice does nothing twice. An EJB, since its caller is
 * one: Payara 6 enlists neither JDBC nor JMS in a transaction that {@code @Transactional} begins
 * below an EJB.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BulkWork {

  private static final int PAGE_SIZE = 500;
  private static final int MAX_REASON = 500;

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private Claim claim;
  @Inject private AnnouncingTransactions announcing;
  @Inject private Audience audience;
  @Inject private BulkQueue queue;
  @Inject private BulkMessages bulkMessages;
  @Inject private Notifications notifications;

  /**
   * Cuts the audience into pages and queues them, in one transaction; memory doesn't grow with it.
   */
  public void split(long bulkMessageId) {
    claim.require();
    BulkMessage bulk =
        entities.find(BulkMessage.class, bulkMessageId, LockModeType.PESSIMISTIC_WRITE);
    if (bulk == null || bulk.status() != BulkMessage.Status.QUEUED) {
      return;
    }
    List<Integer> pages = new ArrayList<>();
    long total = 0;
    List<Long> slice = audience.after(bulk, 0, PAGE_SIZE);
    while (!slice.isEmpty()) {
      long last = slice.get(slice.size() - 1);
      entities.persist(new BulkPage(bulkMessageId, pages.size(), slice.get(0), last, slice.size()));
      pages.add(pages.size());
      total += slice.size();
      slice = audience.after(bulk, last, PAGE_SIZE);
    }
    bulk.split(total, now());
    entities.flush();
    queue.sendPages(bulkMessageId, pages);
  }

  /** All that was in the queue when the check was sent has been taken by now. */
  public void check(long bulkMessageId, long progress) {
    bulkMessages.checked(bulkMessageId, progress);
  }

  /** What came of a page: how many got it, and how many were no longer there. */
  public record Sent(int recipients, int gone) {}

  /**
   * Sends one page, unless that was done, or the bulk message was cancelled or has failed.
   *
   * @throws Problem {@code UNAVAILABLE} while other announcements take their time
   */
  public Sent send(long bulkMessageId, int pageNumber) {
    announcing.enterInBulk();
    BulkPage page =
        entities.find(
            BulkPage.class,
            new BulkPage.Key(bulkMessageId, pageNumber),
            LockModeType.PESSIMISTIC_WRITE);
    BulkMessage bulk = entities.find(BulkMessage.class, bulkMessageId);
    if (page == null
        || page.status() != BulkPage.Status.QUEUED
        || bulk.status() != BulkMessage.Status.SENDING) {
      return new Sent(0, 0);
    }
    List<Long> recipients = audience.in(bulk, page);
    if (!recipients.isEmpty()) {
      notifications.toPage(bulkMessageId, recipients, announcement(bulk));
    }
    page.setStatus(BulkPage.Status.DONE);
    entities.flush();
    int gone = Math.max(0, page.recipients() - recipients.size());
    progress(bulkMessageId, recipients.size(), gone);
    return new Sent(recipients.size(), gone);
  }

  /**
   * The update comes first: it waits for the other page that is about to commit, so that the last
   * of several finds all the others done.
   */
  private void progress(long bulkMessageId, long sent, long failed) {
    entities
        .createQuery(
            "update BulkMessage b set b.sent = b.sent + :sent, b.failed = b.failed + :failed,"
                + " b.progressedAt = :now where b.id = :bulk")
        .setParameter("sent", sent)
        .setParameter("failed", failed)
        .setParameter("now", now())
        .setParameter("bulk", bulkMessageId)
        .executeUpdate();
    entities
        .createQuery(
            "update BulkMessage b set b.status = :done where b.id = :bulk and b.status = :sending"
                + " and not exists (select p from BulkPage p"
                + " where p.bulkMessageId = :bulk and p.status <> :pageDone)")
        .setParameter("done", BulkMessage.Status.DONE)
        .setParameter("sending", BulkMessage.Status.SENDING)
        .setParameter("pageDone", BulkPage.Status.DONE)
        .setParameter("bulk", bulkMessageId)
        .executeUpdate();
  }

  /** It was tried often enough: staff see why, and may retry. */
  public void giveUp(long bulkMessageId, int pageNumber, String reason) {
    BulkMessage bulk =
        entities.find(BulkMessage.class, bulkMessageId, LockModeType.PESSIMISTIC_WRITE);
    if (bulk == null || bulk.ended()) {
      return;
    }
    bulk.fail(reason.substring(0, Math.min(MAX_REASON, reason.length())));
    BulkPage page = entities.find(BulkPage.class, new BulkPage.Key(bulkMessageId, pageNumber));
    if (page != null && page.status() == BulkPage.Status.QUEUED) {
      page.setStatus(BulkPage.Status.FAILED);
    }
  }

  private static Announcement announcement(BulkMessage bulk) {
    return new Announcement(
        bulk.title(),
        bulk.message(),
        "message",
        Optional.of(Json.createObjectBuilder().add("bulk_message_id", bulk.id()).build()));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
