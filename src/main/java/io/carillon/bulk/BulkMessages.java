package io.carillon.bulk;

import io.carillon.config.Claim;
import io.carillon.core.Page;
import io.carillon.core.Problem;
import io.carillon.core.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Creates, shows, cancels and retries bulk messages. Knows no rights: its caller has checked. */
@ApplicationScoped
public class BulkMessages {

  private static final Logger LOG = Logger.getLogger(BulkMessages.class.getName());

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private Claim claim;
  @Inject private Audience audience;
  @Inject private BulkQueue queue;

  /**
   * How many a bulk message would go to if it were sent now.
   *
   * @param userIds only these; empty for all
   * @throws Problem {@code INVALID} when a listed user is no active member of the college
   */
  public long audience(long collegeId, Optional<Role> role, Set<Long> userIds) {
    requireMembers(collegeId, userIds);
    return audience.size(collegeId, role, userIds);
  }

  /**
   * Stores and queues it in the caller's transaction, or its own.
   *
   * @param sender the user who sends it; empty for the server itself
   * @throws Problem {@code INVALID} when a listed user is no active member of the college
   */
  @Transactional
  public BulkMessage create(BulkRequest request, OptionalLong sender) {
    claim.require();
    requireMembers(request.collegeId(), request.userIds());
    BulkMessage bulk = new BulkMessage(request, sender, now());
    entities.persist(bulk);
    entities.flush();
    request.userIds().forEach(id -> entities.persist(new BulkAudience(bulk.id(), id)));
    queue.sendSplit(bulk.id());
    return bulk;
  }

  private void requireMembers(long collegeId, Set<Long> userIds) {
    Set<Long> strangers = audience.strangers(collegeId, userIds);
    if (!strangers.isEmpty()) {
      throw Problem.invalid(
          "user_ids", "not active members of college " + collegeId + ": " + strangers);
    }
  }

  /**
   * @throws Problem {@code NOT_FOUND}
   */
  public BulkMessage get(long id) {
    return found(id, entities.find(BulkMessage.class, id));
  }

  /** Newest first, oldest first with {@code after}; of one college or all, one status or all. */
  public List<BulkMessage> list(
      OptionalLong collegeId, Optional<BulkMessage.Status> status, Page page) {
    var query =
        entities
            .createQuery(
                "select b from BulkMessage b where b.id < :before and b.id > :after"
                    + (collegeId.isPresent() ? " and b.collegeId = :college" : "")
                    + (status.isPresent() ? " and b.status = :status" : "")
                    + " order by b.id "
                    + (page.ascending() ? "asc" : "desc"),
                BulkMessage.class)
            .setParameter("before", page.before().orElse(Long.MAX_VALUE))
            .setParameter("after", page.after().orElse(0))
            .setMaxResults(page.limit());
    collegeId.ifPresent(id -> query.setParameter("college", id));
    status.ifPresent(one -> query.setParameter("status", one));
    return query.getResultList();
  }

  /**
   * Stops it: pages not begun yet are not sent.
   *
   * @throws Problem {@code CONFLICT} when it has ended already
   */
  @Transactional
  public BulkMessage cancel(long id) {
    BulkMessage bulk = locked(id);
    if (bulk.ended()) {
      throw Problem.of(
          Problem.Kind.CONFLICT, "Bulk message " + id + " is " + bulk.status().wireName() + ".");
    }
    bulk.cancel();
    return bulk;
  }

  /**
   * Goes on with one that failed; nobody gets it twice.
   *
   * @throws Problem {@code CONFLICT} when it hasn't failed
   */
  @Transactional
  public BulkMessage retry(long id) {
    BulkMessage bulk = locked(id);
    if (bulk.status() != BulkMessage.Status.FAILED) {
      throw Problem.of(
          Problem.Kind.CONFLICT,
          "Bulk message "
              + id
              + " is "
              + bulk.status().wireName()
              + ", only a failed one can be"
              + " tried again.");
    }
    entities
        .createQuery(
            "update BulkPage p set p.status = :queued"
                + " where p.bulkMessageId = :bulk and p.status = :failed")
        .setParameter("queued", BulkPage.Status.QUEUED)
        .setParameter("failed", BulkPage.Status.FAILED)
        .setParameter("bulk", id)
        .executeUpdate();
    bulk.resume(bulk.total() > 0, now());
    requeue(bulk);
    return bulk;
  }

  /**
   * Sends a check behind what may be in the queue of one that made no progress: only when that
   * comes out, and still nothing has happened, there was nothing of it. Does nothing when another
   * node was first.
   */
  @Transactional
  void check(long id, Instant now) {
    claim.require();
    BulkMessage bulk = locked(id);
    if (bulk.stalled(now) && queue.sendCheck(id, bulk.progress())) {
      bulk.checked(now.truncatedTo(ChronoUnit.MICROS));
    }
  }

  /**
   * The check has come out of the queue: queues once more what is left, if nothing has happened
   * since. What is queued twice is done once.
   */
  @Transactional
  void checked(long id, long progress) {
    claim.require();
    BulkMessage bulk = locked(id);
    if (bulk.ended() || !bulk.inCheck()) {
      return;
    }
    if (bulk.progress() == progress) {
      LOG.log(Level.INFO, "Bulk message {0} made no progress and is queued again", id);
      bulk.resume(bulk.status() == BulkMessage.Status.SENDING, now());
      requeue(bulk);
    }
    bulk.checkReturned();
  }

  private void requeue(BulkMessage bulk) {
    if (bulk.status() == BulkMessage.Status.QUEUED) {
      queue.sendSplit(bulk.id());
      return;
    }
    queue.sendPages(
        bulk.id(),
        entities
            .createQuery(
                "select p.page from BulkPage p"
                    + " where p.bulkMessageId = :bulk and p.status = :queued order by p.page",
                Integer.class)
            .setParameter("bulk", bulk.id())
            .setParameter("queued", BulkPage.Status.QUEUED)
            .getResultList());
  }

  private BulkMessage locked(long id) {
    return found(id, entities.find(BulkMessage.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  private static BulkMessage found(long id, BulkMessage bulk) {
    if (bulk == null) {
      throw Problem.of(Problem.Kind.NOT_FOUND, "There is no bulk message " + id + ".");
    }
    return bulk;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
