package io.carillon.facade;

import io.carillon.bulk.BulkMessage;
import io.carillon.bulk.BulkMessages;
import io.carillon.bulk.BulkRequest;
import io.carillon.core.Caller;
import io.carillon.core.Fields;
import io.carillon.core.Page;
import io.carillon.core.Problem;
import io.carillon.core.Role;
import io.carillon.identity.Colleges;
import io.carillon.identity.Directory;
import io.carillon.notice.Notice;
import io.carillon.notice.NoticeBoard;
import io.carillon.notification.Announcement;
import io.carillon.notification.AnnouncingTransactions;
import io.carillon.notification.Notifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Announces on someone's authority: checks it and the input, then calls one service. Every method
 * joins the caller's transaction, or runs its own.
 */
@ApplicationScoped
@Transactional
public class Desk {

  private static final int MAX_TITLE = 200;
  private static final int MAX_TEXT = 20_000;
  private static final int MAX_TYPE = 50;
  private static final int MAX_DATA = 10_000;
  private static final int MAX_LISTED = 5_000;

  @Inject private Directory directory;
  @Inject private Colleges colleges;
  @Inject private AnnouncingTransactions announcing;
  @Inject private Notifications notifications;
  @Inject private NoticeBoard notices;
  @Inject private BulkMessages bulkMessages;

  /** Announces to one user; answers the notification's id. */
  public long notifyUser(Authority authority, long userId, Announcement announcement) {
    check(announcement);
    announcing.enter();
    Caller user =
        directory
            .active(userId)
            .orElseThrow(
                () ->
                    Problem.of(Problem.Kind.NOT_FOUND, "There is no active user " + userId + "."));
    if (authority.onlyCollege().isPresent()) {
      authority.require(user.collegeId().orElse(0));
    }
    return notifications.toUser(userId, announcement);
  }

  /** Announces to a college; answers the notification's id. */
  public long notifyCollege(Authority authority, long collegeId, Announcement announcement) {
    check(announcement);
    announcing.enter();
    requireCollege(authority, collegeId);
    return notifications.toCollege(collegeId, announcement);
  }

  public BulkMessage sendBulk(Authority authority, BulkRequest request) {
    Fields fields = new Fields();
    fields.text("title", request.title(), MAX_TITLE);
    fields.text("message", request.message(), MAX_TEXT);
    checkAudience(fields, request.role(), request.userIds());
    fields.check();
    requireCollege(authority, request.collegeId());
    return bulkMessages.create(request, authority.userId());
  }

  /** How many a bulk message to them would reach if it were sent now. */
  public long bulkAudience(
      Authority authority, long collegeId, Optional<Role> role, Set<Long> userIds) {
    Fields fields = new Fields();
    checkAudience(fields, role, userIds);
    fields.check();
    requireCollege(authority, collegeId);
    return bulkMessages.audience(collegeId, role, userIds);
  }

  private static void checkAudience(Fields fields, Optional<Role> role, Set<Long> userIds) {
    if (role == null) {
      fields.wrong("role", "must not be null");
    }
    if (userIds == null || userIds.stream().anyMatch(Objects::isNull)) {
      fields.wrong("user_ids", "must not be null, nor hold null");
    } else if (userIds.size() > MAX_LISTED) {
      fields.wrong("user_ids", "has more than " + MAX_LISTED + " entries");
    }
  }

  public BulkMessage bulk(Authority authority, long id) {
    BulkMessage bulk = bulkMessages.get(id);
    authority.require(bulk.collegeId());
    return bulk;
  }

  public List<BulkMessage> bulks(
      Authority authority, Optional<BulkMessage.Status> status, Page page) {
    return bulkMessages.list(authority.onlyCollege(), status, page);
  }

  public BulkMessage cancelBulk(Authority authority, long id) {
    bulk(authority, id);
    return bulkMessages.cancel(id);
  }

  public BulkMessage retryBulk(Authority authority, long id) {
    bulk(authority, id);
    return bulkMessages.retry(id);
  }

  public Notice createNotice(
      Authority authority, long collegeId, String title, String body, boolean published) {
    Fields fields = new Fields();
    fields.text("title", title, MAX_TITLE);
    fields.text("body", body, MAX_TEXT);
    fields.check();
    announcing.enter();
    requireCollege(authority, collegeId);
    return notices.create(collegeId, authority.userId(), title, body, published);
  }

  public Notice changeNotice(Authority authority, long id, NoticeBoard.Change change) {
    Fields fields = new Fields();
    change.title().ifPresent(title -> fields.text("title", title, MAX_TITLE));
    change.body().ifPresent(body -> fields.text("body", body, MAX_TEXT));
    fields.check();
    announcing.enter();
    authority.require(notices.get(id).collegeId());
    return notices.change(id, change);
  }

  public void deleteNotice(Authority authority, long id) {
    authority.require(notices.get(id).collegeId());
    notices.delete(id);
  }

  private void requireCollege(Authority authority, long collegeId) {
    authority.require(collegeId);
    if (!colleges.exists(collegeId)) {
      throw Problem.of(Problem.Kind.NOT_FOUND, "There is no college " + collegeId + ".");
    }
  }

  private static void check(Announcement announcement) {
    Fields fields = new Fields();
    fields.text("title", announcement.title(), MAX_TITLE);
    fields.text("message", announcement.message(), MAX_TEXT);
    fields.text("notification_type", announcement.type(), MAX_TYPE);
    announcement.data().ifPresent(data -> fields.text("data", data.toString(), MAX_DATA));
    fields.check();
  }
}
