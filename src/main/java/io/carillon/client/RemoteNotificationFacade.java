package io.carillon.client;

import io.carillon.core.Problem;
import io.carillon.core.Role;
import java.util.Map;
import java.util.Set;

/**
 * For programs in other JVMs and for other applications on the same server. Its caller needs the
 * role {@code notifier} or {@code admin}. A call joins the transaction that reaches the server with
 * it, or is one of its own: rolled back, nothing is stored, queued or sent.
 *
 * <p>Whatever is wrong with a call is a {@link Problem}: {@code FORBIDDEN} without the role, {@code
 * NOT_FOUND} for an unknown user or college, {@code INVALID} for a bad field, {@code UNAVAILABLE}
 * when the database can't be reached. It marks the transaction for rollback.
 *
 * <p>Parameters are plain on purpose: they cross every protocol that servers speak. Methods are
 * added, never changed, so that older clients go on working.
 */
public interface RemoteNotificationFacade {

  /** Notifies one user; answers the notification's id. */
  long sendNotification(long userId, String title, String message);

  /**
   * @param type {@code notification_type} of the protocol
   * @param data sent along; strings, numbers, booleans, and maps and lists of them
   */
  long sendNotification(
      long userId, String title, String message, String type, Map<String, Object> data);

  /** Notifies all members of a college; answers the notification's id. */
  long broadcastCollegeNotification(long collegeId, String title, String message);

  /**
   * @param type {@code notification_type} of the protocol
   * @param data sent along; strings, numbers, booleans, and maps and lists of them
   */
  long broadcastCollegeNotification(
      long collegeId, String title, String message, String type, Map<String, Object> data);

  /** Queues a bulk message to all members of a college; answers its id. */
  long sendBulkMessage(long collegeId, String title, String message);

  /** Queues a bulk message to the members with this role; answers its id. */
  long sendBulkMessage(long collegeId, Role role, String title, String message);

  /** Queues a bulk message to these members, 5,000 at most; answers its id. */
  long sendBulkMessage(long collegeId, Set<Long> userIds, String title, String message);

  /** Publishes a notice; answers its id. */
  long publishNotice(long collegeId, String title, String body);
}
